import { Flex, Grid, IconButton } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import type { ActivationField } from 'strapi-cdp-config';
import type { ActivationChoices } from '../../../../shared/contracts/activations.ts';
import { FormCell, TextField, useFormField } from '../../shared/form/index.ts';
import { MoveButtons } from '../../shared/list/index.ts';
import { useText } from '../../shared/text/index.ts';
import { sourceOf } from './field-source.ts';
import { SourceField } from './SourceField.tsx';

interface Props {
  /** Its place among the fields, from 0. */
  at: number;
  field: ActivationField;
  choices: ActivationChoices;
  isLast: boolean;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
}

/** One of the fields that leave: what it is, and the name that it leaves under. */
export function FieldRow({ at, field, choices, isLast, onMove, onRemove }: Props) {
  const text = useText();
  const path = `fields.${at}`;
  const { isDisabled } = useFormField(path);
  const name =
    field.name || sourceOf(field) || text('activations.field-number', { number: at + 1 });
  return (
    <Grid.Root gap={4} role="group" aria-label={name}>
      <FormCell columns={5} tablet={5}>
        <SourceField path={path} field={field} choices={choices} />
      </FormCell>
      <FormCell columns={4} tablet={4}>
        <TextField name={`${path}.name`} label={text('activations.leaves-as')} required />
      </FormCell>
      <Grid.Item col={3} s={3} xs={12} alignItems="flex-start" paddingTop={5}>
        {!isDisabled && (
          <Flex gap={1}>
            <MoveButtons name={name} isFirst={at === 0} isLast={isLast} onMove={onMove} />
            <IconButton
              variant="ghost"
              label={text('activations.field-remove', { name })}
              onClick={onRemove}
            >
              <Trash />
            </IconButton>
          </Flex>
        )}
      </Grid.Item>
    </Grid.Root>
  );
}
