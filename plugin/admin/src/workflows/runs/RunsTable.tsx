import { Table, Tbody, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { Run } from 'strapi-cdp-config';
import { type TextId, useText } from '../../shared/text/index.ts';
import { RunRows } from './RunRows.tsx';

const COLUMNS: TextId[] = [
  'run.state',
  'run.started',
  'run.took',
  'run.read',
  'run.sent',
  'run.unchanged',
  'run.deleted',
  'run.delivered',
];

/** The runs of a workflow, newest first. */
export function RunsTable({ runs }: { runs: Run[] }) {
  const text = useText();
  return (
    <Table colCount={COLUMNS.length} rowCount={runs.length + 1}>
      <Thead>
        <Tr>
          {COLUMNS.map((column) => (
            <Th key={column}>
              <Typography variant="sigma" textColor="neutral600">
                {text(column)}
              </Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {runs.map((run) => (
          <RunRows key={run.id} run={run} columnCount={COLUMNS.length} />
        ))}
      </Tbody>
    </Table>
  );
}
