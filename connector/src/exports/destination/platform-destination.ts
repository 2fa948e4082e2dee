import { applyCatalogueRecords } from '../../catalogue/index.ts';
import {
  type DestinationRun,
  type InternalDestination,
  toNdjson,
} from '../../destinations/index.ts';
import type { Platform } from '../../platform.ts';
import { applyUserRecords, traitRanking } from '../../profiles/index.ts';

/** The platform itself: users become profiles, content and products become the catalogue. */
export function openPlatformDestination(
  { clock, configuration }: Pick<Platform, 'clock' | 'configuration'>,
  run: DestinationRun,
): InternalDestination {
  const ranking = traitRanking(configuration);
  return {
    guarantee: 'transaction',
    async deliver({ records }, transaction) {
      const now = clock();
      const users = records.filter(({ kind }) => kind === 'user');
      const others = records.filter(({ kind }) => kind !== 'user');
      if (users.length > 0) {
        await applyUserRecords(transaction, users, { source: run.workflowKey, now, ranking });
      }
      await applyCatalogueRecords(transaction, others, { runId: run.id, now });
      return { bytes: Buffer.byteLength(toNdjson(records)) };
    },
  };
}
