import { LinkButton } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { workflowsQuerySchema } from '../../../shared/contracts/workflows.ts';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { ListPage, useListQuery } from '../shared/list/index.ts';
import { useBusyPolling } from '../shared/polling/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpWorkflowsQuery } from './api.ts';
import { isUnderWay } from './runs/index.ts';
import { WorkflowsTable } from './WorkflowsTable.tsx';

/** Milliseconds between two looks: while something runs, and while nothing does. */
const PACE = { busy: 1500, idle: 10_000 };

/** The list of workflows. */
export function WorkflowsPage() {
  return (
    <Guarded subject="workflows" verb="read">
      <Workflows />
    </Guarded>
  );
}

function Workflows() {
  const text = useText();
  const query = useListQuery(workflowsQuerySchema);
  const [pollingInterval, setBusy] = useBusyPolling(PACE);
  const result = useCdpWorkflowsQuery(query, { pollingInterval });
  const { create } = useAllowed('workflows');
  setBusy(
    result.data?.items.some(({ activity }) => activity?.lastRun && isUnderWay(activity.lastRun)) ??
      false,
  );
  return (
    <ListPage
      title={text('workflows.title')}
      subtitle={text('workflows.subtitle')}
      result={result}
      search={query.search}
      searchLabel={text('workflows.search')}
      createLabel={create && text('workflows.create')}
      secondaryAction={
        <LinkButton tag={NavLink} to="runs" variant="tertiary">
          {text('runs.all')}
        </LinkButton>
      }
      empty={text('workflows.empty')}
      unknown={text('workflows.unknown')}
    >
      {(workflows) => <WorkflowsTable workflows={workflows} />}
    </ListPage>
  );
}
