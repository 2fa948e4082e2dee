import { lockMemberships } from '../../audiences/index.ts';
import { findIdentifiers, lockIdentities, withoutWithdrawn } from '../../identity/index.ts';
import { type FedSegment, isThere, overrideSegments } from '../../segments/index.ts';
import { ImportFailure } from '../failure.ts';
import { readFile } from '../files/index.ts';
import { countRows } from '../ledger/index.ts';
import { compileMapping, toSegmentRow } from '../mapping/index.ts';
import { readBatches } from '../reading/batches.ts';
import { checkpointSegments, hold } from '../runs/index.ts';
import type { ImportParts } from './carry-out.ts';
import { type GoodRow, identifiersOf, judgeRows } from './judge.ts';
import { pause } from './pause.ts';

/** The segments that there are. */
export interface KnownSegments {
  current(): FedSegment[];
  /** Asks Strapi: what an editor made just now may not be known here yet. */
  refresh(): Promise<void>;
}

/** @throws ImportFailure when a segment of the mapping is not there */
export async function assertSegments(
  { mapping }: ImportParts['run'],
  segments: KnownSegments,
): Promise<void> {
  const lookFor = () => mapping.segments.find((segment) => !isThere(segments.current(), segment));
  if (!lookFor()) return;
  await segments.refresh();
  const missing = lookFor();
  if (!missing) return;
  throw new ImportFailure(
    `There is no segment «${missing.segment}» in the group «${missing.group}».`,
  );
}

/**
 * Puts everybody in the file in the segments of the mapping, or out of them. What is said hangs on an
 * identifier, so the events of the file are waited for, which bring it about; who has none even then, as
 * somebody who is suppressed, is passed over. Goes on from its checkpoint, as the events do.
 */
export async function assignSegments(parts: ImportParts, fileId: string): Promise<void> {
  const { platform, importing, run } = parts;
  const { database, clock, settings } = platform;
  const { mapping } = run;
  if (mapping.segments.length === 0) return;
  const mark = await importing.mark();
  while (!(await importing.isProcessed(mark))) await pause(parts);
  const limits = { limit: settings.importLimit, after: run.assignedRow };
  let mapper: ReturnType<typeof compileMapping> | undefined;
  const chunks = readFile(database, fileId);
  for await (const { first, rows } of readBatches(chunks, mapping.format, limits)) {
    mapper ??= compileMapping(mapping, first);
    parts.signal.throwIfAborted();
    const now = clock();
    const { good } = judgeRows({ importing, mapping, mapper }, rows, now);
    await assign(parts, good, rows.at(-1)?.row ?? run.assignedRow, now);
  }
}

/** Does so with a batch, in one transaction with the checkpoint. */
async function assign(
  { platform: { database }, run, segments }: ImportParts,
  judged: GoodRow[],
  row: number,
  now: Date,
): Promise<void> {
  const { mapping, fileName, requestedBy } = run;
  await database.transaction().execute(async (transaction) => {
    // The same order as wherever these are had.
    await lockIdentities(transaction);
    await hold(transaction, run);
    await lockMemberships(transaction);
    const good = await withoutWithdrawn(transaction, run.id, judged, identifiersOf);
    const ids = await idsOf(transaction, good);
    const known = good.flatMap((one, index) => {
      const identifierId = ids[index];
      if (identifierId === undefined) return [];
      return mapping.segments.map((segment) => ({
        word: { identifierId, ...segment },
        ledger: toSegmentRow(mapping, one.mapped, segment),
      }));
    });
    const counted = await countRows(
      transaction,
      { source: mapping.source, runId: run.id },
      known.map(({ ledger }) => ledger),
    );
    const words = known.filter((_one, index) => counted[index] !== null).map(({ word }) => word);
    const reason = `Import «${mapping.name}»: ${fileName}`;
    await overrideSegments(transaction, segments.current(), words, {
      reason,
      by: requestedBy,
      now,
    });
    await checkpointSegments(transaction, run, row, now);
  });
  run.assignedRow = row;
  run.failures = 0;
}

/** The id of the strongest identifier of each row; undefined where no profile has it. */
async function idsOf(
  transaction: Parameters<typeof findIdentifiers>[0],
  rows: GoodRow[],
): Promise<(string | undefined)[]> {
  const strongest = rows.map((row) => identifiersOf(row)[0]);
  const asked = strongest.filter((identifier) => identifier !== undefined);
  const found = await findIdentifiers(transaction, asked);
  const ids = new Map(found.map(({ id, type, value }) => [`${type} ${value}`, id]));
  return strongest.map(
    (identifier) => identifier && ids.get(`${identifier.type} ${identifier.value}`),
  );
}
