import { Button, Flex, Table, Tbody, Typography } from '@strapi/design-system';
import type { FieldSelection } from 'strapi-cdp-config';
import type { ExportableField } from '../../../shared/contracts/field-exports.ts';
import { useFormField } from '../shared/form/index.ts';
import { TableHead } from '../shared/list/index.ts';
import { type TextId, useText } from '../shared/text/index.ts';
import { AvailableField } from './AvailableField.tsx';
import { addImpersonal, toggleField } from './selection.ts';

const COLUMNS: TextId[] = [
  'field-exports.leaves',
  'field-exports.field',
  'field-exports.type',
  'field-exports.name',
];

/** Every field of the model, in its order, with whether it leaves. */
export function AvailableFields({ available }: { available: ExportableField[] }) {
  const text = useText();
  const { value: fields = [], isDisabled, change } = useFormField<FieldSelection[]>('fields');
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={2} justifyContent="space-between" wrap="wrap">
        <Typography role="status">
          {text('field-exports.chosen', { chosen: fields.length, all: available.length })}
        </Typography>
        {!isDisabled && (
          <Flex gap={2}>
            <Button variant="tertiary" disabled={fields.length === 0} onClick={() => change([])}>
              {text('field-exports.none')}
            </Button>
            <Button variant="secondary" onClick={() => change(addImpersonal(fields, available))}>
              {text('field-exports.all-impersonal')}
            </Button>
          </Flex>
        )}
      </Flex>
      <Table colCount={COLUMNS.length} rowCount={available.length + 1}>
        <TableHead columns={COLUMNS} />
        <Tbody>
          {available.map((field) => (
            <AvailableField
              key={field.id}
              field={field}
              index={fields.findIndex(({ id }) => id === field.id)}
              isDisabled={isDisabled}
              onToggle={() => change(toggleField(fields, field.id))}
            />
          ))}
        </Tbody>
      </Table>
    </Flex>
  );
}
