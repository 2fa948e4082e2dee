import { Button, IconButton } from '@strapi/design-system';
import { Play } from '@strapi/icons';
import type { WorkflowRow } from '../../../shared/contracts/workflows.ts';
import { useToast } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpRunWorkflowMutation } from './api.ts';
import { isUnderWay } from './runs/index.ts';

interface Props {
  workflow: WorkflowRow;
  /** Only an icon, for rows. */
  isCompact?: boolean;
}

/** Runs a workflow now, whatever its schedule says. */
export function RunNowButton({ workflow, isCompact = false }: Props) {
  const text = useText();
  const toast = useToast();
  const [runWorkflow, { isLoading }] = useCdpRunWorkflowMutation();
  const { documentId, name, activity } = workflow;
  const isRunning = activity?.lastRun ? isUnderWay(activity.lastRun) : false;

  const run = async () => {
    const result = await runWorkflow(documentId);
    if ('error' in result) toast.failed(result.error);
    else toast.succeeded('workflow.started', { name });
  };

  if (isCompact) {
    return (
      <IconButton
        variant="ghost"
        label={text('workflow.run-named', { name })}
        disabled={isLoading || isRunning}
        onClick={run}
      >
        <Play />
      </IconButton>
    );
  }
  return (
    <Button startIcon={<Play />} loading={isLoading} disabled={isRunning} onClick={run}>
      {text(isRunning ? 'workflow.running' : 'workflow.run')}
    </Button>
  );
}
