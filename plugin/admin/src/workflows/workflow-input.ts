import type { WorkflowInput } from 'strapi-cdp-config';
import type { WorkflowRow } from '../../../shared/contracts/workflows.ts';

/** What an editor may change of a workflow. */
export function inputOf(workflow: WorkflowRow): WorkflowInput {
  const { name, kind, interval, timeZone, enabled, options } = workflow;
  return { name, kind, interval, timeZone, enabled, options };
}

/**
 * What a new workflow begins with: every night, in the time zone of the editor.
 *
 * @param timeZone IANA name
 */
export function newWorkflow(timeZone: string): WorkflowInput {
  return {
    name: '',
    kind: 'content',
    interval: '0 3 * * *',
    timeZone,
    enabled: true,
    options: {
      contentType: '',
      streamId: '',
      destination: 'cdp',
      locales: [],
      status: 'published',
      mode: 'full',
      batchSize: 200,
      maxRate: null,
      draft: false,
    },
  };
}
