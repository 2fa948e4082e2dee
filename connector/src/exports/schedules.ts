import { type Definitions, isLive, workflowKindSchema } from 'strapi-cdp-config';
import { exportQueues, type Jobs } from '../jobs/index.ts';

/**
 * Brings the schedules of the job queue in step with the workflows: adds, changes, removes. A paused
 * workflow has none, and a live one runs without. They live in the database and fire whether Strapi is there or not.
 */
export async function syncSchedules(
  jobs: Pick<Jobs, 'replaceSchedules'>,
  { workflows }: Definitions,
): Promise<void> {
  for (const kind of workflowKindSchema.options) {
    const schedules = workflows
      .filter(
        (workflow) => workflow.kind === kind && workflow.enabled && !isLive(workflow.interval),
      )
      .map(({ key, interval, timeZone }) => ({
        key,
        interval,
        timeZone,
        payload: {
          workflowKey: key,
          runId: null,
          trigger: 'schedule' as const,
          requestedBy: null,
        },
      }));
    await jobs.replaceSchedules(exportQueues[kind], schedules);
  }
}
