import { Typography } from '@strapi/design-system';
import type { SavedMapping } from 'strapi-cdp-config';
import { Code } from '../../shared/feedback/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { CellStack, type Column, ListTable } from '../../shared/list/index.ts';
import { useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';
import { MappingMenu } from './MappingMenu.tsx';

/** Saved mappings as rows; undefined while they are being loaded. */
export function MappingsTable({ mappings }: { mappings: SavedMapping[] | undefined }) {
  const text = useText();
  const format = useFormat();
  const columns: Column<SavedMapping>[] = [
    {
      name: 'name',
      label: text('field.name'),
      maxWidth: '32rem',
      cell: ({ mapping }) => (
        <Typography fontWeight="semiBold" tag="div" ellipsis title={mapping.name}>
          {mapping.name}
        </Typography>
      ),
    },
    {
      name: 'kind',
      label: text('mappings.becomes'),
      cell: ({ mapping: { kind, event } }) => (
        <CellStack>
          {text(`import.as-${kind}`)}
          {event && (
            <Typography variant="pi" textColor="neutral600">
              {event}
            </Typography>
          )}
        </CellStack>
      ),
    },
    {
      name: 'source',
      label: text('import.source'),
      cell: ({ mapping }) => <Code>{mapping.source}</Code>,
    },
    {
      name: 'columns',
      label: text('mappings.columns'),
      cell: ({ mapping: { fields } }) =>
        text('mappings.columns-of', {
          used: format.number(fields.filter(({ target }) => target !== 'none').length),
          all: format.number(fields.length),
        }),
    },
    {
      name: 'usedAt',
      label: text('mappings.used'),
      cell: ({ usedAt }) => <RelativeTime at={usedAt} />,
    },
  ];
  return (
    <ListTable
      rows={mappings}
      idOf={({ mapping }) => mapping.name}
      columns={columns}
      actions={({ mapping }) => <MappingMenu name={mapping.name} />}
    />
  );
}
