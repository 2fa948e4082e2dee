import { applyCatalogueRecords } from '../../../catalogue/index.ts';
import { applyUserRecords } from '../../../profiles/index.ts';
import type { DestinationPlatform, DestinationRun, InternalDestination } from '../destination.ts';
import { toNdjson } from '../ndjson.ts';

/** The platform itself: users become profiles, content and products become the catalogue. */
export function openPlatformDestination(
  { clock }: DestinationPlatform,
  run: DestinationRun,
): InternalDestination {
  return {
    guarantee: 'transaction',
    async deliver({ records }, transaction) {
      const now = clock();
      const users = records.filter(({ kind }) => kind === 'user');
      const others = records.filter(({ kind }) => kind !== 'user');
      if (users.length > 0) {
        await applyUserRecords(transaction, users, { source: run.workflowKey, now });
      }
      await applyCatalogueRecords(transaction, others, { runId: run.id, now });
      return { bytes: Buffer.byteLength(toNdjson(records)) };
    },
  };
}
