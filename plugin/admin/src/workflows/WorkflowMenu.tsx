import type { WorkflowRow } from '../../../shared/contracts/workflows.ts';
import { useAllowed } from '../shared/access/index.ts';
import { RowMenu } from '../shared/list/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { DeleteWorkflow } from './DeleteWorkflow.tsx';

interface Props {
  workflow: WorkflowRow;
  onDeleted?: () => void;
}

/** What else can be done with a workflow that editors made. */
export function WorkflowMenu({ workflow, onDeleted }: Props) {
  const allowed = useAllowed('workflows');
  if (workflow.managedBy === 'configuration') return null;
  return (
    <RowMenu
      name={workflow.name}
      edit={allowed.update && `${HOME}/workflows/${workflow.documentId}/edit`}
      deletion={
        allowed.delete &&
        ((dialog) => <DeleteWorkflow workflow={workflow} onDeleted={onDeleted} {...dialog} />)
      }
    />
  );
}
