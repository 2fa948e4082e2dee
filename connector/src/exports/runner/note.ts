import type { Transaction } from 'kysely';
import type { ExportRecord } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { lockIdentities, USER_ID, withoutWithdrawn } from '../../identity/index.ts';
import { keepBatch } from '../copies/index.ts';
import { identityKey, recordDeletions, recordMet } from '../ledger/index.ts';
import { noteRefusals } from '../refused/index.ts';
import { type ActiveRun, checkpoint } from '../runs/index.ts';
import type { Delivered } from './deliver.ts';
import { settleKeptStep } from './kept-step.ts';
import { countStep } from './step.ts';

/** Moves the checkpoint behind a step and notes what was delivered. @throws RunLostError */
export async function note(
  transaction: Transaction<Database>,
  run: ActiveRun,
  { step, batch, bytes, refused }: Delivered,
  now: Date,
): Promise<void> {
  const present = new Set(await ofPresent(transaction, run, step.records));
  const unwanted = new Set(refused.map(({ record }) => record));
  const delivered = step.records.filter((record) => !unwanted.has(record));
  const deletions = delivered.filter(({ op }) => op === 'delete');
  const unsent = new Set([...unwanted].map(identityKey));
  const met = step.met.map((entry) => ({
    ...entry,
    sent: entry.sent && !unsent.has(identityKey(entry)),
  }));
  await checkpoint(
    transaction,
    run,
    {
      position: step.position,
      pages: step.read === null ? 0 : 1,
      batches: step.records.length === 0 ? 0 : 1,
      counts: countStep(step, refused),
      bytes,
      total: step.total,
      changesFrom: step.changesFrom,
      compared: step.compared,
    },
    now,
  );
  const sent = delivered.filter((record) => present.has(record));
  const inBatch = batch ?? (sent.length > 0 ? await keepBatch(transaction, run, sent) : null);
  await recordMet(transaction, run, { entries: met, batch: inBatch }, now);
  await recordDeletions(transaction, run, deletions, now);
  const kept = refused.filter(({ record }) => present.has(record));
  await noteRefusals(transaction, run, { refused: kept, delivered }, now);
  await settleKeptStep(transaction, run);
}

/**
 * Of whoever was forgotten during the delivery nothing is kept. Who is being forgotten is gone already, or
 * finds what is noted here: first of all this waits for it.
 */
async function ofPresent(
  transaction: Transaction<Database>,
  run: ActiveRun,
  records: ExportRecord[],
): Promise<ExportRecord[]> {
  if (run.kind !== 'user') return records;
  await lockIdentities(transaction);
  return withoutWithdrawn(transaction, run.id, records, ({ documentId }) => [
    { type: USER_ID, value: documentId },
  ]);
}
