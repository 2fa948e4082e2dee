import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Chunk, ColumnReading, People } from '../../event-columns/index.ts';
import type { World } from '../rules/facts.ts';
import type { Selection } from '../rules/selection.ts';
import type { Moment } from '../rules/value-test.ts';
import type { Stretch } from '../rules/window.ts';
import { Matcher } from './matcher.ts';

/** Milliseconds after which others take their turn: events are received meanwhile. */
const SLICE = 8;

/** What a question is answered with: one moment of the database, and of time. */
export interface ScanContext extends Moment {
  client: PoolClient;
  reading: ColumnReading;
  people: People;
  world: Pick<World, 'catalogueValue'>;
}

/** What is looked at besides who, when and what a selection asks of events. */
export interface Look {
  /** Names of columns. */
  columns?: string[];
  /** Whether numbers in the inbox matter. */
  ids?: boolean;
  /** Whether events that are still to come matter. */
  future?: boolean;
}

/** Some events, and which of them are meant. */
export interface Scanned {
  chunk: Chunk;
  /** 1 for each event that is meant; null when all are. */
  mask: Uint8Array | null;
  /** Offsets of time: from the first to before the second. */
  low: number;
  high: number;
}

/** Columns do not have what is asked for. */
export class NotInColumnsError extends Error {
  override readonly name = 'NotInColumnsError';
}

/**
 * Looks at the events that are meant, in a stretch of time, and until now unless the look says otherwise.
 *
 * @throws NotInColumnsError
 */
export async function scan(
  selection: Selection,
  stretch: Stretch,
  look: Look,
  context: ScanContext,
  visit: (scanned: Scanned) => void,
): Promise<void> {
  const matcher = new Matcher(selection, context);
  const { columns = [], ids = false, future = false } = look;
  const from = stretch.from;
  const to = future ? stretch.to : Math.min(stretch.to, context.now + 1);
  const chunks = await context.reading.read({
    type: selection.type,
    name: selection.name,
    columns: [...new Set([...matcher.columns, ...columns])],
    ids,
    from,
    to,
  });
  if (!chunks) throw new NotInColumnsError();
  let began = performance.now();
  for await (const chunk of chunks) {
    const [low, high] = [from - chunk.fromTime, to - chunk.fromTime];
    visit({ chunk, mask: matcher.match(chunk), low, high });
    if (performance.now() - began < SLICE) continue;
    await nextTurn();
    began = performance.now();
  }
}

/** Calls for each event that is meant and is of somebody, with its place in the chunk and its profile. */
export function eachRow(
  { chunk, mask, low, high }: Scanned,
  { profileOf }: People,
  visit: (row: number, profile: number) => void,
): void {
  const { rows, people, times } = chunk;
  for (let row = 0; row < rows; row += 1) {
    if (mask !== null && mask[row] === 0) continue;
    const time = times[row] as number;
    if (time < low || time >= high) continue;
    const profile = profileOf[people[row] as number] as number;
    if (profile !== 0) visit(row, profile);
  }
}
