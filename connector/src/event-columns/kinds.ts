import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';

/**
 * Kinds of events that chunks are kept of: names come from outside. Questions about more than these are
 * answered from the events themselves.
 */
export const MOST_KINDS = 500;

/** A type and name of events. */
export interface EventKind {
  id: number;
  type: string;
  name: string;
}

/** Finds the numbers of kinds, by `kindKey`, and gives new ones a number while there is room. */
export async function numberKinds(
  transaction: Transaction<Database>,
  wanted: { type: string; name: string }[],
): Promise<Map<string, number>> {
  const known = await readKinds(transaction);
  const keys = new Set(known.map(kindKey));
  const added = wanted.filter((kind) => !keys.has(kindKey(kind)));
  const room = added.slice(0, Math.max(0, MOST_KINDS - known.length));
  if (room.length === 0) return byKey(known);
  const { rows } = await sql<EventKind>`
    insert into cdp.event_kinds (type, name)
    select * from unnest(${room.map(({ type }) => type)}::text[],
      ${room.map(({ name }) => name)}::text[])
    returning id, type, name
  `.execute(transaction);
  return byKey([...known, ...rows]);
}

/** Reads all kinds. */
export async function readKinds(database: Kysely<Database>): Promise<EventKind[]> {
  return database.selectFrom('event_kinds').select(['id', 'type', 'name']).orderBy('id').execute();
}

function byKey(kinds: EventKind[]): Map<string, number> {
  return new Map(kinds.map((kind) => [kindKey(kind), kind.id]));
}

/** What tells kinds apart. */
export function kindKey({ type, name }: { type: string; name: string }): string {
  return JSON.stringify([type, name]);
}
