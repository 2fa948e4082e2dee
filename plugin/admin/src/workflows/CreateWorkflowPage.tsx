import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { WorkflowInput } from 'strapi-cdp-config';
import { Guarded } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpCreateWorkflowMutation } from './api.ts';
import { WorkflowForm } from './form/index.ts';
import { newWorkflow } from './workflow-input.ts';

/** Makes a new workflow. */
export function CreateWorkflowPage() {
  return (
    <Guarded subject="workflows" verb="create">
      <CreateWorkflow />
    </Guarded>
  );
}

function CreateWorkflow() {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const [createWorkflow] = useCdpCreateWorkflowMutation();
  const [initialValues] = useState(() =>
    newWorkflow(Intl.DateTimeFormat().resolvedOptions().timeZone),
  );

  const submit = async (input: WorkflowInput) => {
    const result = await createWorkflow(input);
    if ('error' in result) return result.error;
    toast.succeeded('workflow.created', { name: result.data.name });
    navigate(`${HOME}/workflows/${result.data.documentId}`, { replace: true });
  };

  return (
    <WorkflowForm
      title={text('workflows.create')}
      initialValues={initialValues}
      fallback={`${HOME}/workflows`}
      onSubmit={submit}
    />
  );
}
