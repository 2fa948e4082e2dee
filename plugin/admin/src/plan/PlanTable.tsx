import { Badge, Typography } from '@strapi/design-system';
import type { PlanRow } from '../../../shared/contracts/plan.ts';
import { useFormat } from '../shared/format/index.ts';
import { type Column, ListTable, NameCell } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { PlanActions } from './PlanActions.tsx';

/** Events as rows; undefined while they are being loaded. */
export function PlanTable({ rows }: { rows: PlanRow[] | undefined }) {
  const text = useText();
  const format = useFormat();
  const columns: Column<PlanRow>[] = [
    {
      name: 'name',
      label: text('plan.event'),
      cell: ({ documentId, name, type }) => (
        <NameCell name={name} path={documentId ?? undefined}>
          {type}
        </NameCell>
      ),
    },
    {
      name: 'state',
      label: text('plan.state'),
      cell: ({ documentId }) => (
        <Badge variant={documentId === null ? 'neutral' : 'success'} size="S">
          {text(documentId === null ? 'plan.unplanned' : 'plan.planned')}
        </Badge>
      ),
    },
    {
      name: 'properties',
      label: text('plan.properties'),
      cell: ({ documentId, properties, seen }) =>
        format.number(documentId === null ? (seen?.properties.length ?? 0) : properties.length),
    },
    {
      name: 'events',
      label: text('plan.came'),
      cell: ({ seen }) => format.number(seen?.events ?? 0),
    },
    {
      name: 'violations',
      label: text('plan.violations'),
      cell: ({ seen }) => (
        <Typography textColor={seen && seen.violations > 0 ? 'danger600' : 'neutral800'}>
          {format.number(seen?.violations ?? 0)}
        </Typography>
      ),
    },
    {
      name: 'lastSeenAt',
      label: text('plan.last-came'),
      cell: ({ seen }) => (seen ? <RelativeTime at={seen.lastSeenAt} /> : text('plan.never')),
    },
  ];
  return (
    <ListTable
      rows={rows}
      idOf={({ type, name }) => `${type} ${name}`}
      columns={columns}
      pathOf={({ documentId }) => documentId ?? undefined}
      actions={(row) => <PlanActions row={row} />}
    />
  );
}
