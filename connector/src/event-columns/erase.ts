import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import { codesOf, type EncodedChunk, type EncodedColumn } from './chunk.ts';
import { readChunk, writeChunk } from './chunks.ts';
import { alignedCopy, bytesOf, unpack } from './encoding.ts';

/** An event that is gone from the timeline. */
export interface ErasedEvent {
  type: string;
  name: string;
  arrival: number;
  /** Number in the inbox. */
  id: number;
}

/**
 * Erases events from columns: who, when and every value that nobody else has. The transaction must have
 * called `lockChunks` before the events were deleted.
 */
export async function eraseFromColumns(
  transaction: Transaction<Database>,
  events: ErasedEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const { rows } = await sql<{ kindId: number; chunk: number; ids: number[] }>`
    select c.kind_id as "kindId", c.chunk, array_agg(gone.id) as ids
    from unnest(${events.map(({ type }) => type)}::text[], ${events.map(({ name }) => name)}::text[],
      ${events.map(({ arrival }) => arrival)}::bigint[], ${events.map(({ id }) => id)}::float8[]
    ) as gone (type, name, arrival, id)
    join cdp.event_kinds k on k.type = gone.type and k.name = gone.name
    join cdp.event_chunks c on c.kind_id = k.id
      and gone.arrival between c.first_arrival and c.last_arrival
    group by c.kind_id, c.chunk
  `.execute(transaction);
  for (const { ids, ...key } of rows) {
    const stored = await readChunk(transaction, key);
    await writeChunk(transaction, key, blank(stored.chunk, stored.columns, new Set(ids)));
  }
}

/** Makes events nobody's and of no time, and forgets their values. */
function blank(
  chunk: EncodedChunk,
  columns: EncodedColumn[],
  gone: Set<number>,
): { chunk: EncodedChunk; columns: EncodedColumn[] } {
  const people = new Uint32Array(alignedCopy(chunk.people));
  const times = unpack(chunk.times, chunk.rows);
  const ids = unpack(chunk.ids, chunk.rows);
  const isGone = new Uint8Array(chunk.rows);
  for (let row = 0; row < chunk.rows; row += 1) {
    if (!gone.has((ids[row] ?? 0) + chunk.first_id)) continue;
    isGone[row] = 1;
    people[row] = 0;
    times[row] = 0;
    ids[row] = 0;
  }
  return {
    chunk: { ...chunk, people: bytesOf(people), times: bytesOf(times), ids: bytesOf(ids) },
    columns: columns.flatMap((column) => blankColumn(column, isGone)),
  };
}

function blankColumn({ path, counts, codes, dictionary }: EncodedColumn, isGone: Uint8Array) {
  const values: unknown[] = JSON.parse(dictionary);
  const former = codesOf(codes, values.length);
  const kept: number[] = [];
  const newCounts = counts && new Uint8Array(counts);
  let place = 0;
  for (const [row, gone] of isGone.entries()) {
    const count = counts ? (counts[row] ?? 0) : 1;
    if (!gone) for (let n = 0; n < count; n += 1) kept.push(former[place + n] ?? 0);
    else if (newCounts) newCounts[row] = 0;
    else kept.push(0);
    place += count;
  }
  const used = [...new Set(kept)].filter((code) => code > 0).sort((a, b) => a - b);
  if (used.length === 0) return [];
  const places = new Map([
    [0, 0],
    ...used.map((code, index): [number, number] => [code, index + 1]),
  ]);
  const renumbered = kept.map((code) => places.get(code) ?? 0);
  const width = used.length > 255 ? Uint16Array : Uint8Array;
  return [
    {
      path,
      counts: newCounts && bytesOf(newCounts),
      codes: bytesOf(width.from(renumbered)),
      dictionary: JSON.stringify(used.map((code) => values[code - 1])),
    },
  ];
}
