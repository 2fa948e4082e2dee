import type { Platform } from '../../platform.ts';
import { rememberComputations, traitRanking } from '../../profiles/index.ts';
import type { Reading } from './people.ts';

/** Makes what reads people as they are at the moment of asking. */
export function createReading({
  database,
  configuration,
  clock,
}: Pick<Platform, 'database' | 'configuration' | 'clock'>): () => Promise<Reading> {
  const ranking = traitRanking(configuration);
  const computations = rememberComputations(database, clock);
  return async () => ({ database, ranking, computations: await computations(), now: clock() });
}
