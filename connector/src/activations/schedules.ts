import type { Activation } from 'strapi-cdp-config';
import { activationSnapshotQueue, activationTidyQueue, type Jobs } from '../jobs/index.ts';

/** When what was told long ago is deleted. */
const TIDYING = { key: 'daily', interval: '17 3 * * *', timeZone: 'UTC', payload: {} };

/** Brings the schedules of the job queue in step with the activations. */
export async function syncSchedules(
  jobs: Pick<Jobs, 'replaceSchedules'>,
  activations: Activation[],
): Promise<void> {
  const schedules = activations.flatMap(({ identifier, enabled, interval, timeZone }) =>
    enabled && interval !== null
      ? [{ key: identifier, interval, timeZone, payload: { activation: identifier } }]
      : [],
  );
  await jobs.replaceSchedules(activationSnapshotQueue, schedules);
  await jobs.replaceSchedules(activationTidyQueue, [TIDYING]);
}
