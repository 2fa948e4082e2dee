import { Switch } from '@strapi/design-system';
import type { WorkflowRow } from '../../../shared/contracts/workflows.ts';
import { useToast } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpUpdateWorkflowMutation } from './api.ts';
import { inputOf } from './workflow-input.ts';

interface Props {
  workflow: WorkflowRow;
  isDisabled: boolean;
}

/** Pauses a workflow and lets it go on. */
export function EnabledSwitch({ workflow, isDisabled }: Props) {
  const text = useText();
  const toast = useToast();
  const [updateWorkflow, { isLoading, originalArgs }] = useCdpUpdateWorkflowMutation();

  const toggle = async (enabled: boolean) => {
    const input = { ...inputOf(workflow), enabled };
    const result = await updateWorkflow({ documentId: workflow.documentId, input });
    if ('error' in result) toast.failed(result.error);
  };

  return (
    <Switch
      aria-label={text('workflow.enable-named', { name: workflow.name })}
      visibleLabels
      onLabel={text('workflow.on')}
      offLabel={text('workflow.paused')}
      disabled={isDisabled}
      checked={isLoading ? originalArgs?.input.enabled : workflow.enabled}
      onCheckedChange={toggle}
    />
  );
}
