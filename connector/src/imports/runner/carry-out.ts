import { withoutWithdrawn } from '../../identity/index.ts';
import type { Platform } from '../../platform.ts';
import type { Importing } from '../../tracking/index.ts';
import { ImportFailure } from '../failure.ts';
import { findFile, readFile } from '../files/index.ts';
import { countRows } from '../ledger/index.ts';
import { compileMapping, messageIdOf } from '../mapping/index.ts';
import { readBatches } from '../reading/batches.ts';
import { type ActiveImport, checkpoint, end, hold } from '../runs/index.ts';
import { assertSegments, assignSegments, type KnownSegments } from './assign.ts';
import { type GoodRow, identifiersOf, type Judged, judgeRows } from './judge.ts';
import { pause } from './pause.ts';

/** What an import is carried out with. */
export interface ImportParts {
  platform: Pick<Platform, 'database' | 'clock' | 'settings'>;
  importing: Importing;
  segments: KnownSegments;
  run: ActiveImport;
  signal: AbortSignal;
}

/**
 * Carries an import out from its checkpoint to its end, batch by batch. The rows of a batch, the
 * memory that they have counted, their bad ones and the checkpoint are one transaction: a crash
 * leaves all of it or nothing, and the next take-up passes over the rows that are done.
 *
 * @throws ImportFailure when it cannot go on; anything else may be different the next time
 */
export async function carryOut(parts: ImportParts): Promise<void> {
  const { platform, importing, run, signal } = parts;
  const { database, clock, settings } = platform;
  const file = run.fileId === null ? undefined : await findFile(database, run.fileId);
  if (!file) throw new ImportFailure('The file is gone; upload it again.');
  await assertSegments(run, parts.segments);
  let bytesRead = 0;
  const chunks = readFile(database, file.id, (bytes) => {
    bytesRead = bytes;
  });
  const { mapping } = run;
  const limits = { limit: settings.importLimit, after: run.row };
  let mapper: ReturnType<typeof compileMapping> | undefined;
  for await (const { first, rows } of readBatches(chunks, mapping.format, limits)) {
    mapper ??= compileMapping(mapping, first);
    signal.throwIfAborted();
    await waitForRoom(parts);
    const now = clock();
    const judged = judgeRows({ importing, mapping, mapper }, rows, now);
    await keep(parts, judged, { row: rows.at(-1)?.row ?? run.row, bytesRead }, now);
  }
  await assignSegments(parts, file.id);
  await end(database, run, { state: 'finished', error: null }, clock());
}

/** Stores what a batch came to. */
async function keep(
  { platform: { database }, importing, run }: ImportParts,
  { good: judged, bad }: Judged,
  position: { row: number; bytesRead: number },
  now: Date,
): Promise<void> {
  const { source } = run.mapping;
  const added = await database.transaction().execute(async (transaction) => {
    await hold(transaction, run);
    const good = await withoutWithdrawn(transaction, run.id, judged, identifiersOf);
    const scope = { source, runId: run.id };
    const occurrences = await countRows(
      transaction,
      scope,
      good.map(({ ledger }) => ledger),
    );
    const events = good.flatMap((row, index) => {
      const occurrence = occurrences[index];
      return typeof occurrence === 'number' ? [eventOf(run, row, occurrence)] : [];
    });
    await importing.store(transaction, source, now, events);
    if (bad.length > 0) {
      await transaction
        .insertInto('import_bad_rows')
        .values(bad.map((row) => ({ run_id: run.id, ...row })))
        .execute();
    }
    const counts = { added: events.length, known: good.length - events.length, bad: bad.length };
    await checkpoint(transaction, run, { ...position, ...counts }, now);
    return events.length;
  });
  run.row = position.row;
  run.failures = 0;
  if (added > 0) importing.stored(source, added);
}

/** States count as of the beginning of the import; of two rows of a customer the later one wins. */
function eventOf(run: ActiveImport, { event, ledger }: GoodRow, occurrence: number) {
  const messageId = messageIdOf(ledger, occurrence, run.id);
  if (ledger.state === null) return { ...event, messageId };
  const timestamp = new Date(run.startedAt.getTime() + occurrence).toISOString();
  return { ...event, messageId, timestamp };
}

/** Live events are processed in the order of their arrival: a file must not stand before them. */
async function waitForRoom(parts: ImportParts): Promise<void> {
  while (await parts.importing.isFull()) await pause(parts);
}
