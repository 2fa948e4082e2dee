import { Switch } from '@strapi/design-system';
import type { WorkflowRow } from '../../../shared/contracts/workflows.ts';
import { EnabledState, useToast } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpUpdateWorkflowMutation } from './api.ts';
import { inputOf } from './workflow-input.ts';

interface Props {
  workflow: WorkflowRow;
  /** Whether the editor may switch it. */
  mayChange: boolean;
}

/** Pauses a workflow and lets it go on. */
export function EnabledSwitch({ workflow, mayChange }: Props) {
  const text = useText();
  const toast = useToast();
  const [updateWorkflow, { isLoading, originalArgs }] = useCdpUpdateWorkflowMutation();

  const toggle = async (enabled: boolean) => {
    const input = { ...inputOf(workflow), enabled };
    const result = await updateWorkflow({ documentId: workflow.documentId, input });
    if ('error' in result) toast.failed(result.error);
  };

  const labels = { onLabel: text('workflow.on'), offLabel: text('workflow.paused') };
  if (!mayChange) return <EnabledState enabled={workflow.enabled} {...labels} />;
  return (
    <Switch
      aria-label={text('workflow.enable-named', { name: workflow.name })}
      visibleLabels
      {...labels}
      checked={isLoading ? originalArgs?.input.enabled : workflow.enabled}
      onCheckedChange={toggle}
    />
  );
}
