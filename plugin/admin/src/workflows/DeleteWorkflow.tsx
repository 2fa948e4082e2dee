import { Dialog } from '@strapi/design-system';
import type { WorkflowRow } from '../../../shared/contracts/workflows.ts';
import { DeleteDialog, type DialogControl } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeleteWorkflowMutation } from './api.ts';

interface Props extends DialogControl {
  workflow: WorkflowRow;
  onDeleted?: () => void;
}

/** Deletes a workflow once that was confirmed. */
export function DeleteWorkflow({ workflow: { documentId, name, options }, ...dialog }: Props) {
  const text = useText();
  const [deleteWorkflow] = useCdpDeleteWorkflowMutation();
  return (
    <DeleteDialog
      {...dialog}
      title={text('workflow.delete-title', { name })}
      onDelete={() => deleteWorkflow(documentId)}
      success={text('workflow.deleted', { name })}
    >
      <Dialog.Description>
        {text('workflow.delete-body', { stream: options.streamId })}
      </Dialog.Description>
    </DeleteDialog>
  );
}
