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
  'run.refused',
  'run.delivered',
];

interface Props {
  runs: Run[];
  /** Runs of several workflows. */
  areNamed?: boolean;
}

/** Runs, newest first. */
export function RunsTable({ runs, areNamed = false }: Props) {
  const columns: TextId[] = areNamed ? ['run.workflow', ...COLUMNS] : COLUMNS;
  return (
    <Wrapping>
      <Table colCount={columns.length} rowCount={runs.length + 1}>
        <TableHead columns={columns} />
        <Tbody>
          {runs.map((run) => (
            <RunRows key={run.id} run={run} columnCount={columns.length} isNamed={areNamed} />
          ))}
        </Tbody>
      </Table>
    </Wrapping>
  );
}
