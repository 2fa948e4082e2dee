import { audiencesQuerySchema } from '../../../shared/contracts/audiences.ts';
import type { Overview } from '../../../shared/contracts/overview.ts';
import { listQuerySchema } from '../../../shared/contracts/segment-groups.ts';
import { workflowsQuerySchema } from '../../../shared/contracts/workflows.ts';
import { useCdpAudiencesQuery } from '../audiences/index.ts';
import { useCdpFieldExportsQuery } from '../field-exports/index.ts';
import { useCdpSegmentGroupsQuery } from '../segment-groups/index.ts';
import { useReadable } from '../shared/access/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useCdpWorkflowsQuery } from '../workflows/index.ts';

const ONE_AUDIENCE = audiencesQuerySchema.parse({ pageSize: 1 });
const ONE_GROUP = listQuerySchema.parse({ pageSize: 1 });
const ONE_WORKFLOW = workflowsQuerySchema.parse({ pageSize: 1 });

export interface FirstStep {
  id: 'connector' | 'fields' | 'workflow' | 'group' | 'audience';
  isDone: boolean;
  /** Where it is done, for steps that are done on these screens. */
  to?: string;
}

/** The first steps that concern the editor, and which are done; undefined until that is known. */
export function useFirstSteps({ registrations }: Overview): FirstStep[] | undefined {
  const isReadable = useReadable();
  const may = {
    groups: isReadable('segment-groups'),
    workflows: isReadable('workflows'),
    fields: isReadable('field-exports'),
    audiences: isReadable('audiences'),
  };
  const groups = useCdpSegmentGroupsQuery(ONE_GROUP, { skip: !may.groups });
  const workflows = useCdpWorkflowsQuery(ONE_WORKFLOW, { skip: !may.workflows });
  const fields = useCdpFieldExportsQuery(undefined, { skip: !may.fields });
  const audiences = useCdpAudiencesQuery(ONE_AUDIENCE, { skip: !may.audiences });
  if ([groups, workflows, fields, audiences].some(({ isLoading }) => isLoading)) return undefined;

  const steps: (FirstStep | false)[] = [
    { id: 'connector', isDone: registrations.length > 0 },
    may.fields && {
      id: 'fields',
      isDone: fields.data?.items.some(({ fieldCount }) => fieldCount > 0) ?? false,
      to: `${HOME}/field-exports`,
    },
    may.workflows && {
      id: 'workflow',
      isDone: (workflows.data?.pagination.total ?? 0) > 0,
      to: `${HOME}/workflows/create`,
    },
    may.groups && {
      id: 'group',
      isDone: (groups.data?.pagination.total ?? 0) > 0,
      to: `${HOME}/segment-groups/create`,
    },
    may.audiences && {
      id: 'audience',
      isDone: (audiences.data?.pagination.total ?? 0) > 0,
      to: `${HOME}/audiences/create`,
    },
  ];
  return steps.filter((step) => step !== false);
}
