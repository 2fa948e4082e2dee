import { Dialog } from '@strapi/design-system';
import type { WorkflowRow } from '../../../shared/contracts/workflows.ts';
import { DeleteDialog, useToast } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeleteWorkflowMutation } from './api.ts';

interface Props {
  workflow: WorkflowRow;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onDeleted?: () => void;
  returnFocusTo: () => HTMLElement | null;
}

/** Deletes a workflow once that was confirmed. */
export function DeleteWorkflow({ workflow, onDeleted, ...dialog }: Props) {
  const text = useText();
  const toast = useToast();
  const [deleteWorkflow] = useCdpDeleteWorkflowMutation();
  const { documentId, name, options } = workflow;

  const confirm = async () => {
    const result = await deleteWorkflow(documentId);
    if ('error' in result) return result.error;
    toast.succeeded('workflow.deleted', { name });
    onDeleted?.();
  };

  return (
    <DeleteDialog {...dialog} title={text('workflow.delete-title', { name })} onDelete={confirm}>
      <Dialog.Description>
        {text('workflow.delete-body', { stream: options.streamId })}
      </Dialog.Description>
    </DeleteDialog>
  );
}
