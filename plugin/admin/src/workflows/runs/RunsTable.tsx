import { Table, Tbody } from '@strapi/design-system';
import type { Run } from 'strapi-cdp-config';
import { TableHead, Wrapping } from '../../shared/list/index.ts';
import type { TextId } from '../../shared/text/index.ts';
import { RunRows } from './RunRows.tsx';

const COLUMNS: TextId[] = [
  'run.state',
  'run.started',
  'run.took',
  'run.read',
  'run.sent',
  'run.unchanged',
  'run.deleted',
  'run.refused',
  'run.delivered',
];

/** The runs of a workflow, newest first. */
export function RunsTable({ runs }: { runs: Run[] }) {
  return (
    <Wrapping>
      <Table colCount={COLUMNS.length} rowCount={runs.length + 1}>
        <TableHead columns={COLUMNS} />
        <Tbody>
          {runs.map((run) => (
            <RunRows key={run.id} run={run} columnCount={COLUMNS.length} />
          ))}
        </Tbody>
      </Table>
    </Wrapping>
  );
}
