import { MultiSelect, MultiSelectOption, Typography } from '@strapi/design-system';
import type { SegmentReference } from 'strapi-cdp-config';
import { chosenNames, FieldFrame, useFormField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpAudienceChoicesQuery } from '../api.ts';

const NAME = 'segments';

/** The segments of any group that the members of the audience are in. */
export function SegmentsField() {
  const text = useText();
  const { data } = useCdpAudienceChoicesQuery();
  const { value = [], isDisabled, change } = useFormField<SegmentReference[]>(NAME);
  const known = (data?.groups ?? []).flatMap((group) =>
    group.segments.map((segment) => ({
      reference: { group: group.identifier, segment: segment.identifier },
      label: text('audiences.segment-of', { segment: segment.name, group: group.name }),
    })),
  );
  // What was deleted meanwhile stays, to be seen and taken away.
  const gone = (data ? value : [])
    .filter((one) => !known.some(({ reference }) => keyOf(reference) === keyOf(one)))
    .map((reference) => ({ reference, label: keyOf(reference) }));
  const choices = [...known, ...gone];

  return (
    <FieldFrame
      name={NAME}
      label={text('audiences.segments')}
      hint={text('audiences.segments-hint')}
      error={undefined}
    >
      <MultiSelect
        customizeContent={chosenNames(
          choices.map(({ reference, label }) => ({ value: keyOf(reference), label })),
        )}
        value={value.map(keyOf)}
        placeholder={text('audiences.segments-none')}
        clearLabel={text('audiences.segments-clear')}
        disabled={isDisabled}
        onChange={(keys) =>
          change(
            choices
              .map(({ reference }) => reference)
              .filter((reference) => keys.includes(keyOf(reference))),
          )
        }
        onClear={() => change([])}
      >
        {choices.map(({ reference, label }) => (
          <MultiSelectOption key={keyOf(reference)} value={keyOf(reference)}>
            {label}
          </MultiSelectOption>
        ))}
      </MultiSelect>
      {value.map((reference, index) => (
        <Problem key={keyOf(reference)} index={index} />
      ))}
    </FieldFrame>
  );
}

/** What is wrong with one of them. */
function Problem({ index }: { index: number }) {
  const { error } = useFormField(`${NAME}.${index}.segment`);
  if (!error) return null;
  return (
    <Typography variant="pi" textColor="danger600" role="alert">
      {error}
    </Typography>
  );
}

function keyOf({ group, segment }: SegmentReference): string {
  return `${group}/${segment}`;
}
