import { Flex } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { Notice } from '../shared/feedback/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { usePolling } from '../shared/polling/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpWorkflowQuery } from './api.ts';
import { RunNowButton } from './RunNowButton.tsx';
import { RefusedRecords, Runs } from './runs/index.ts';
import { TryButton } from './trial/index.ts';
import { WorkflowFacts } from './WorkflowFacts.tsx';
import { WorkflowMenu } from './WorkflowMenu.tsx';

const LIST = `${HOME}/workflows`;
/** Milliseconds between two looks at when it runs next. */
const REFRESH = 5000;

/** A workflow with its runs. */
export function WorkflowPage() {
  return (
    <Guarded subject="workflows" verb="read">
      <Workflow />
    </Guarded>
  );
}

function Workflow() {
  const text = useText();
  const navigate = useNavigate();
  const { documentId = '' } = useParams();
  const pollingInterval = usePolling(REFRESH);
  const { data: workflow, error, refetch } = useCdpWorkflowQuery(documentId, { pollingInterval });
  const allowed = useAllowed('workflows');

  if (error) return <LoadFailure error={error} onRetry={refetch} back={LIST} />;
  if (!workflow) return <Page.Loading />;

  const { kind, options } = workflow;
  const isManaged = workflow.managedBy === 'configuration';
  return (
    <Page.Main>
      <Page.Title>{workflow.name}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={LIST} />}
        title={workflow.name}
        subtitle={text(`workflow.kind-${workflow.kind}`)}
        primaryAction={
          <Flex gap={2}>
            <WorkflowMenu workflow={workflow} onDeleted={() => navigate(LIST)} />
            {allowed.run && <TryButton request={() => ({ kind, options })} />}
            {allowed.run && <RunNowButton workflow={workflow} />}
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {isManaged && <Notice>{text('managed.notice')}</Notice>}
          {options.draft && <Notice tone="warning">{text('workflow.draft-notice')}</Notice>}
          <WorkflowFacts workflow={workflow} />
          <RefusedRecords workflow={workflow} />
          <Runs workflow={documentId} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
