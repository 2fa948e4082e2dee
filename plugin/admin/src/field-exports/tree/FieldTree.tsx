import { Button, Flex, Table, Tbody, Typography } from '@strapi/design-system';
import { useMemo, useState } from 'react';
import type { FieldSelection } from 'strapi-cdp-config';
import type { FieldExportDetails } from '../../../../shared/contracts/field-exports.ts';
import { useFormField } from '../../shared/form/index.ts';
import { TableHead } from '../../shared/list/index.ts';
import { type TextId, useText } from '../../shared/text/index.ts';
import { DepthSelect } from './DepthSelect.tsx';
import { FieldRow } from './FieldRow.tsx';
import { addField, addImpersonal, toggleField } from './selection.ts';
import { ancestorsOf, fieldTree, visibleNodes } from './tree.ts';

const COLUMNS: TextId[] = [
  'field-exports.leaves',
  'field-exports.field',
  'field-exports.type',
  'field-exports.name',
];

interface Props {
  details: FieldExportDetails;
  onDepth: (depth: number) => void;
}

/** Every field of the model, each below what it belongs to, with whether and how it leaves. */
export function FieldTree({ details, onDepth }: Props) {
  const text = useText();
  const { available, depth } = details;
  const { value: fields = [], isDisabled, change } = useFormField<FieldSelection[]>('fields');
  const [open, setOpen] = useState(
    () =>
      new Set(
        ancestorsOf([
          ...details.fields.map(({ id }) => id),
          ...available.filter(({ isNew }) => isNew).map(({ id }) => id),
        ]),
      ),
  );
  const nodes = useMemo(
    () =>
      fieldTree(
        available,
        fields.map(({ id }) => id),
      ),
    [available, fields],
  );
  const rows = visibleNodes(nodes, open);

  const toggleOpen = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const addPath = (id: string) => {
    change(addField(fields, id));
    setOpen(new Set([...open, ...ancestorsOf([id])]));
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={2} justifyContent="space-between" wrap="wrap">
        <Typography role="status">
          {text('field-exports.chosen', { chosen: fields.length })}
        </Typography>
        <Flex gap={2} wrap="wrap">
          <DepthSelect depth={depth} onDepth={onDepth} />
          {!isDisabled && (
            <>
              <Button variant="tertiary" disabled={fields.length === 0} onClick={() => change([])}>
                {text('field-exports.none')}
              </Button>
              <Button variant="secondary" onClick={() => change(addImpersonal(fields, available))}>
                {text('field-exports.all-impersonal')}
              </Button>
            </>
          )}
        </Flex>
      </Flex>
      <Table colCount={COLUMNS.length} rowCount={rows.length + 1}>
        <TableHead columns={COLUMNS} />
        <Tbody>
          {rows.map((node) => (
            <FieldRow
              key={node.id}
              node={node}
              isOpen={open.has(node.id)}
              onOpen={() => toggleOpen(node.id)}
              chosen={fields.flatMap(({ id }, index) => (id === node.id ? [index] : []))}
              isDisabled={isDisabled}
              onToggle={() => change(toggleField(fields, node.id))}
              onAddPath={addPath}
              details={details}
            />
          ))}
        </Tbody>
      </Table>
    </Flex>
  );
}
