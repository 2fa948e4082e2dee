import { Typography } from '@strapi/design-system';
import { isLive } from 'strapi-cdp-config';
import type { WorkflowRow } from '../../../shared/contracts/workflows.ts';
import { useAllowed } from '../shared/access/index.ts';
import { CellStack, type Column, ListTable, NameCell } from '../shared/list/index.ts';
import { useIntervalSentence } from '../shared/schedule/index.ts';
import { useText } from '../shared/text/index.ts';
import { EnabledSwitch } from './EnabledSwitch.tsx';
import { LastRun } from './LastRun.tsx';
import { NextRun } from './NextRun.tsx';
import { RunNowButton } from './RunNowButton.tsx';
import { WorkflowMenu } from './WorkflowMenu.tsx';

/** Workflows as rows; undefined while they are being loaded. */
export function WorkflowsTable({ workflows }: { workflows: WorkflowRow[] | undefined }) {
  const text = useText();
  const say = useIntervalSentence();
  const allowed = useAllowed('workflows');
  const columns: Column<WorkflowRow>[] = [
    {
      name: 'name',
      label: text('field.name'),
      sortable: true,
      cell: ({ documentId, name, kind, managedBy }) => (
        <NameCell name={name} path={documentId} managedBy={managedBy}>
          {text(`workflow.kind-${kind}`)}
        </NameCell>
      ),
    },
    {
      name: 'interval',
      label: text('workflow.schedule'),
      cell: ({ interval, timeZone }) => (
        <CellStack>
          <Typography>{say(interval) ?? interval}</Typography>
          {!isLive(interval) && (
            <Typography variant="pi" textColor="neutral600">
              {timeZone}
            </Typography>
          )}
        </CellStack>
      ),
    },
    {
      name: 'nextRun',
      label: text('workflow.next-run'),
      cell: (workflow) => <NextRun workflow={workflow} />,
    },
    {
      name: 'lastRun',
      label: text('workflow.last-run'),
      cell: ({ activity }) => <LastRun activity={activity} />,
    },
    {
      name: 'enabled',
      label: text('workflow.enabled'),
      isControl: true,
      cell: (workflow) => (
        <EnabledSwitch
          workflow={workflow}
          mayChange={(allowed.update ?? false) && workflow.managedBy === 'editor'}
        />
      ),
    },
  ];
  return (
    <ListTable
      rows={workflows}
      idOf={({ documentId }) => documentId}
      columns={columns}
      pathOf={({ documentId }) => documentId}
      actions={(workflow) => (
        <>
          {allowed.run && <RunNowButton workflow={workflow} isCompact />}
          <WorkflowMenu workflow={workflow} />
        </>
      )}
    />
  );
}
