import { Typography } from '@strapi/design-system';
import type { ImportRun } from 'strapi-cdp-config';
import { useFormat } from '../../shared/format/index.ts';
import { CellStack, type Column, ListTable, NameCell } from '../../shared/list/index.ts';
import { useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';
import { ImportState } from './ImportState.tsx';

const OUTCOMES = ['added', 'known', 'bad'] as const;

/** Imports as rows; undefined while they are being loaded. */
export function ImportsTable({ runs }: { runs: ImportRun[] | undefined }) {
  const text = useText();
  const format = useFormat();
  const columns: Column<ImportRun>[] = [
    {
      name: 'file',
      label: text('import.file'),
      maxWidth: '32rem',
      cell: ({ id, fileName, mapping }) => (
        <NameCell name={fileName} path={id}>
          {text(`import.as-${mapping.kind}`)} · {mapping.source}
        </NameCell>
      ),
    },
    {
      name: 'state',
      label: text('import.state'),
      cell: (run) => (
        <CellStack>
          <ImportState run={run} />
        </CellStack>
      ),
    },
    {
      name: 'started',
      label: text('import.started'),
      cell: ({ queuedAt, requestedBy }) => (
        <CellStack>
          <RelativeTime at={queuedAt} />
          <Typography variant="pi" textColor="neutral600">
            {text('import.by', { name: requestedBy })}
          </Typography>
        </CellStack>
      ),
    },
    ...OUTCOMES.map((outcome) => ({
      name: outcome,
      label: text(`import.${outcome}`),
      cell: ({ counts }: ImportRun) => format.number(counts[outcome]),
    })),
  ];
  return <ListTable rows={runs} idOf={({ id }) => id} columns={columns} pathOf={({ id }) => id} />;
}
