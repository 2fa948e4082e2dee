import { Field, Grid, MultiSelect, MultiSelectOption } from '@strapi/design-system';
import { IMPORT_MAX_SEGMENTS, type ImportSegment } from 'strapi-cdp-config';
import { useCdpSegmentChoicesQuery } from '../../segment-content/index.ts';
import { useAllowed } from '../../shared/access/index.ts';
import { Panel } from '../../shared/feedback/index.ts';
import { chosenNames } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';

interface Props {
  segments: ImportSegment[];
  onChange: (segments: ImportSegment[]) => void;
}

/** The segments that everybody in the file is put in, or out of; nothing for who may not do that. */
export function SegmentsPanel({ segments, onChange }: Props) {
  const text = useText();
  const { assign } = useAllowed('segments');
  // What a saved mapping does is seen, and can be taken away.
  if (!assign && segments.length === 0) return null;
  const choose = (isIn: boolean) => (keys: string[]) =>
    onChange([
      ...segments.filter((segment) => segment.in !== isIn && !keys.includes(keyOf(segment))),
      ...keys.map((key) => referenceOf(key, isIn)),
    ]);
  return (
    <Panel title={text('segments.title')}>
      <Grid.Root gap={4}>
        <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
          <SegmentsChoice
            label={text('import.put-in')}
            hint={text('import.put-in-hint')}
            segments={segments.filter((segment) => segment.in)}
            onChange={choose(true)}
          />
        </Grid.Item>
        <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
          <SegmentsChoice
            label={text('import.put-out')}
            hint={text('import.put-out-hint')}
            segments={segments.filter((segment) => !segment.in)}
            onChange={choose(false)}
          />
        </Grid.Item>
      </Grid.Root>
    </Panel>
  );
}

interface ChoiceProps {
  label: string;
  hint: string;
  segments: ImportSegment[];
  /** Segments as `group/segment`. */
  onChange: (keys: string[]) => void;
}

function SegmentsChoice({ label, hint, segments, onChange }: ChoiceProps) {
  const text = useText();
  const { data } = useCdpSegmentChoicesQuery();
  const known = (data?.items ?? []).map(({ value, name, groupName }) => ({
    value,
    label: text('audiences.segment-of', { segment: name, group: groupName }),
  }));
  const keys = segments.map(keyOf);
  // What was deleted meanwhile stays, to be seen and taken away.
  const gone = keys.filter((key) => !known.some(({ value }) => value === key));
  const choices = [...known, ...gone.map((value) => ({ value, label: value }))];
  return (
    <Field.Root hint={hint}>
      <Field.Label>{label}</Field.Label>
      <MultiSelect
        aria-label={label}
        customizeContent={chosenNames(choices)}
        value={keys}
        placeholder={text('audiences.segments-none')}
        clearLabel={text('audiences.segments-clear')}
        onChange={(chosen) => onChange(chosen.slice(0, IMPORT_MAX_SEGMENTS))}
        onClear={() => onChange([])}
      >
        {choices.map(({ value, label: name }) => (
          <MultiSelectOption key={value} value={value}>
            {name}
          </MultiSelectOption>
        ))}
      </MultiSelect>
      <Field.Hint />
    </Field.Root>
  );
}

const keyOf = ({ group, segment }: ImportSegment) => `${group}/${segment}`;

function referenceOf(key: string, isIn: boolean): ImportSegment {
  const [group = '', segment = ''] = key.split('/');
  return { group, segment, in: isIn };
}
