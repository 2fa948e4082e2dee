import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import { CHUNK_ROWS, ChunkBuilder, type ChunkEvent } from './chunk.ts';
import { readLastChunk, writeChunk } from './chunks.ts';
import { kindKey, numberKinds } from './kinds.ts';
import { tryLockChunks } from './lock.ts';
import { readProgress, writeProgress } from './progress.ts';

/** What one step did. */
export interface BuildOutcome {
  /** Events that are in chunks now. */
  taken: number;
  /** Whether more may wait. */
  isMore: boolean;
}

const NOTHING: BuildOutcome = { taken: 0, isMore: false };

/** An event with its kind. */
interface ArrivedEvent extends ChunkEvent {
  type: string;
  name: string;
}

/** Arrivals that one statement reads. */
const AT_ONCE = 5_000;

/** Events that are taken apart in one go: others wait for some milliseconds. */
const SLICE = 500;

/**
 * Puts the next events into chunks, unless another process does. Chunks that are not full are written
 * anew, so many events at once cost less than the same in several steps.
 *
 * Whoever stores events does so one at a time, so all that arrived before an event that is visible are
 * visible too, or never will be.
 *
 * @param limit arrivals at most
 * @param rest how many times as long as it worked it rests, again and again: others go first
 */
export async function buildStep(
  database: Kysely<Database>,
  limit: number,
  rest = 0,
): Promise<BuildOutcome> {
  return database.transaction().execute(async (transaction) => {
    if (!(await tryLockChunks(transaction))) return NOTHING;
    // It is in no hurry: the other processors are for others.
    await sql`set local max_parallel_workers_per_gather = 0`.execute(transaction);
    const begin = await nextArrival(transaction, await readProgress(transaction), limit);
    if (begin === undefined) return NOTHING;
    const open = new OpenChunks(transaction);
    let taken = 0;
    let upTo = begin;
    for (let after = begin; after < begin + limit; after += AT_ONCE) {
      const began = performance.now();
      const { kept, last } = await readArrivals(transaction, after, after + AT_ONCE);
      if (last === undefined) break;
      await open.append(kept);
      taken += kept.length;
      upTo = last;
      await delay((performance.now() - began) * rest);
    }
    await open.write();
    await writeProgress(transaction, upTo);
    return { taken, isMore: true };
  });
}

/** The arrival before the next event; undefined when none waits. Arrivals that failed leave gaps. */
async function nextArrival(
  transaction: Transaction<Database>,
  upTo: number,
  limit: number,
): Promise<number | undefined> {
  const { rows: near } = await sql`
    select from cdp.events where arrival > ${upTo} and arrival <= ${upTo + limit} limit 1
  `.execute(transaction);
  if (near.length > 0) return upTo;
  const { rows } = await sql<{ next: string | null }>`
    select min(arrival) as next from cdp.events where arrival > ${upTo}
  `.execute(transaction);
  const next = rows[0]?.next;
  return next == null ? undefined : Number(next) - 1;
}

type ArrivalRow = Omit<ArrivedEvent, 'person'> & { person: number | null };

/**
 * Reads events by arrival. Those of people who are being erased are nobody's.
 *
 * @returns the events, and the last arrival of all
 */
async function readArrivals(
  transaction: Transaction<Database>,
  after: number,
  upTo: number,
): Promise<{ kept: ArrivedEvent[]; last: number | undefined }> {
  const { rows } = await sql<ArrivalRow>`
    select e.arrival::float8 as arrival, i.number as person, e.type, e.name, e.source,
      floor(extract(epoch from e.timestamp) * 1000)::float8 as time, e.id::float8 as id,
      e.properties, e.context
    from cdp.events e left join cdp.identifiers i on i.id = e.identifier_id
    where e.arrival > ${after} and e.arrival <= ${upTo}
    order by e.arrival
  `.execute(transaction);
  return {
    kept: rows.flatMap(({ person, ...event }) => (person === null ? [] : [{ ...event, person }])),
    last: rows.at(-1)?.arrival,
  };
}

/** Chunks that are not full, by kind. */
class OpenChunks {
  readonly #transaction: Transaction<Database>;
  readonly #chunks = new Map<number, { number: number; builder: ChunkBuilder }>();

  constructor(transaction: Transaction<Database>) {
    this.#transaction = transaction;
  }

  async append(events: ArrivedEvent[]): Promise<void> {
    const groups = Map.groupBy(events, kindKey);
    const kinds = await numberKinds(
      this.#transaction,
      [...groups.values()].flatMap(([first]) => first ?? []),
    );
    for (const [key, group] of groups) {
      const kindId = kinds.get(key);
      if (kindId === undefined) continue;
      for (const [place, event] of group.entries()) {
        await this.#add(kindId, event);
        if (place % SLICE === 0) await nextTurn();
      }
    }
  }

  async #add(kindId: number, event: ArrivedEvent): Promise<void> {
    const chunk = this.#chunks.get(kindId) ?? (await this.#open(kindId));
    chunk.builder.add(event);
    if (!chunk.builder.isFull) return;
    await writeChunk(
      this.#transaction,
      { kindId, chunk: chunk.number },
      await chunk.builder.encode(),
    );
    this.#chunks.set(kindId, { number: chunk.number + 1, builder: new ChunkBuilder() });
  }

  async #open(kindId: number): Promise<{ number: number; builder: ChunkBuilder }> {
    const last = await readLastChunk(this.#transaction, kindId);
    const isOpen = last && last.chunk.rows < CHUNK_ROWS;
    const chunk = {
      number: last ? last.number + (isOpen ? 0 : 1) : 0,
      builder: isOpen ? await ChunkBuilder.of(last.chunk, last.columns) : new ChunkBuilder(),
    };
    this.#chunks.set(kindId, chunk);
    return chunk;
  }

  /** Writes those that something was added to. */
  async write(): Promise<void> {
    for (const [kindId, { number, builder }] of this.#chunks) {
      if (builder.rows === 0) continue;
      await writeChunk(this.#transaction, { kindId, chunk: number }, await builder.encode());
    }
  }
}
