import { Page } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';
import type { WorkflowInput } from 'strapi-cdp-config';
import { Guarded } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpUpdateWorkflowMutation, useCdpWorkflowQuery } from './api.ts';
import { WorkflowForm } from './form/index.ts';
import { inputOf } from './workflow-input.ts';

/** Changes a workflow. */
export function EditWorkflowPage() {
  return (
    <Guarded subject="workflows" verb="update">
      <EditWorkflow />
    </Guarded>
  );
}

function EditWorkflow() {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const { documentId = '' } = useParams();
  const { data: workflow, error, refetch } = useCdpWorkflowQuery(documentId);
  const [updateWorkflow] = useCdpUpdateWorkflowMutation();
  const fallback = `${HOME}/workflows/${documentId}`;

  if (error) return <LoadFailure error={error} onRetry={refetch} back={fallback} />;
  if (!workflow) return <Page.Loading />;

  const submit = async (input: WorkflowInput) => {
    const result = await updateWorkflow({ documentId, input });
    if ('error' in result) return result.error;
    toast.succeeded('saved', { name: result.data.name });
    navigate(fallback, { replace: true });
  };

  return (
    <WorkflowForm
      title={text('action.edit-named', { name: workflow.name })}
      initialValues={inputOf(workflow)}
      isNew={false}
      isManaged={workflow.managedBy === 'configuration'}
      fallback={fallback}
      onSubmit={submit}
    />
  );
}
