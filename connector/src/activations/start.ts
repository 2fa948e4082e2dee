import type { RetryPolicy } from 'strapi-cdp-config';
import type { DefinitionsStore } from '../definitions/index.ts';
import { usualRetries } from '../destinations/index.ts';
import { activationQueue, activationSnapshotQueue, activationTidyQueue } from '../jobs/index.ts';
import type { Platform } from '../platform.ts';
import { createWorker } from './delivering/index.ts';
import { createActivationMetrics } from './metrics.ts';

import { syncSchedules } from './schedules.ts';
import { createSnapshotWorker } from './snapshot.ts';
import { superviseActivations } from './supervisor.ts';
import { syncActivations } from './sync.ts';
import { deleteOldDeliveries } from './tidy.ts';
import { createReading } from './told/index.ts';

/** Milliseconds between two looks for what is to be told. */
const SUPERVISION_INTERVAL = 2_000;

/** Activations at work. */
export interface Activations {
  /** Takes in no more changes. Deliveries under way end with their jobs (`jobs.stop()`). */
  stop(): Promise<void>;
}

/** What tests make shorter. */
export interface ActivationsOptions {
  retries?: RetryPolicy;
  /** Milliseconds between two looks for what is to be told. */
  supervisionInterval?: number;
}

/**
 * Begins to tell destinations of memberships. Call it when jobs, definitions and audiences have started;
 * again if the database failed it.
 */
export async function startActivations(
  platform: Platform,
  definitions: Pick<DefinitionsStore, 'current' | 'freshness' | 'onChange' | 'refresh'>,
  options: ActivationsOptions = {},
): Promise<Activations> {
  const { jobs, database, clock } = platform;
  const { retries = usualRetries, supervisionInterval = SUPERVISION_INTERVAL } = options;
  const activations = () => definitions.current().activations;
  const sync = async () => {
    // A copy that was never whole says nothing of what is not in it.
    if (definitions.freshness().etag === null) return;
    await syncActivations(database, activations(), clock());
    await syncSchedules(jobs, activations());
  };
  await sync();
  definitions.onChange(sync);
  const reading = createReading(platform);
  const metrics = createActivationMetrics(platform.metrics, database);
  const parts = { platform, definitions, metrics, retries, reading };
  await jobs.work(activationQueue, createWorker(parts));
  await jobs.work(activationSnapshotQueue, createSnapshotWorker(parts));
  await jobs.work(activationTidyQueue, ({ signal }) =>
    deleteOldDeliveries(database, clock(), signal),
  );
  return superviseActivations(platform, supervisionInterval);
}
