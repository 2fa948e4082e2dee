import { randomUUID } from 'node:crypto';
import {
  type Destination as Definition,
  type ExportRecord,
  TRIAL_RECORDS,
  type Trial,
  type TrialRequest,
} from 'strapi-cdp-config';
import {
  deliverSplitting,
  findDestination,
  type InternalDestination,
  type KnownDestinations,
  kindOf,
} from '../../destinations/index.ts';
import type { Platform } from '../../platform.ts';
import { openDestination } from '../destination/open.ts';
import { readPage } from '../pages/index.ts';

type TrialPlatform = Pick<Platform, 'database' | 'strapi' | 'clock' | 'configuration' | 'settings'>;

/** What a trial is made of. */
export interface TrialParts extends Pick<KnownDestinations, 'definitions'> {
  platform: TrialPlatform;
}

/** What came of trying some records. */
export interface Examination extends Omit<Trial, 'problem'> {
  /** Bytes that the destination was sent. */
  bytes: number;
}

/** Ends the transaction that a trial looked into. */
class Undo extends Error {}

/**
 * Reads some records as a run would, has them sent marked as drafts, and says what is wrong with each.
 * Neither the ledger nor the catalogue nor a file changes.
 *
 * @throws TransferFailure when nothing can leave at all
 */
export async function examine(
  parts: TrialParts,
  request: TrialRequest,
  signal: AbortSignal,
): Promise<Examination> {
  const { platform } = parts;
  const { kind, options } = request;
  const definition = await findDestination(parts, options.destination);
  const batchSize = Math.min(options.batchSize, TRIAL_RECORDS);
  const { records, total } = await readPage(
    platform.strapi,
    { kind, options: { ...options, batchSize }, cursor: null },
    signal,
  );
  const offer = await offerTo(platform, definition, request, records, signal);
  const sends = definition ? kindOf(definition).preview(definition, records) : records;
  return {
    delivered: offer.delivered,
    bytes: offer.bytes,
    total,
    records: records.map((record, index) => ({
      record,
      sends: JSON.parse(JSON.stringify(sends[index] ?? null)),
      problem: offer.problems.get(record) ?? emptiness(record),
    })),
  };
}

/** What came of offering records to a destination. */
interface Offer {
  delivered: boolean;
  bytes: number;
  /** Why the destination does not want a record. */
  problems: Map<ExportRecord, string>;
}

async function offerTo(
  platform: TrialPlatform,
  definition: Definition | undefined,
  { options }: TrialRequest,
  records: ExportRecord[],
  signal: AbortSignal,
): Promise<Offer> {
  const problems = new Map<ExportRecord, string>();
  const id = randomUUID();
  const run = { id, workflowKey: `trial-${id}`, startedAt: platform.clock(), options, draft: true };
  const destination = openDestination(platform, definition, run);
  const batch = { key: id, records };
  if (destination.guarantee === 'transaction') {
    await deliverInVain(platform, destination, batch);
    return { delivered: false, bytes: 0, problems };
  }
  try {
    if (destination.guarantee === 'rewind' || records.length === 0) {
      if (definition) await kindOf(definition).test(platform, definition, signal);
      return { delivered: false, bytes: 0, problems };
    }
    const context = { signal, offset: 0 };
    // As if it had proven itself: each record is asked about, even if all are refused.
    const { refused, bytes } = await deliverSplitting(
      (part) => destination.deliver(part, context),
      batch,
      true,
    );
    for (const { record, reason } of refused) problems.set(record, reason);
    return { delivered: true, bytes, problems };
  } finally {
    await destination.close?.();
  }
}

/** Has the platform take records in, and undoes it. */
async function deliverInVain(
  { database }: Pick<TrialPlatform, 'database'>,
  destination: InternalDestination,
  batch: Parameters<InternalDestination['deliver']>[0],
): Promise<void> {
  try {
    await database.transaction().execute(async (transaction) => {
      await destination.deliver(batch, transaction);
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
}

/** A record that says nothing is most likely a mistake in the choice of fields. */
function emptiness(record: ExportRecord): string | null {
  const isEmpty = record.op === 'upsert' && record.fields.every(({ value }) => value === null);
  return isEmpty ? 'This record says nothing: no field has a value.' : null;
}
