import { type Kysely, sql } from 'kysely';
import { type Computation, computationSchema } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import type { NumberedComputation } from './state-sql.ts';

/** A computation that events are added to. */
export interface ActiveComputation extends NumberedComputation {
  /** Identifier and name of the computed trait. */
  trait: string;
  name: string;
  state: 'computing' | 'failed' | 'live';
  /** While it is being computed: identifiers up to this one are in, and no other. */
  upTo: string | null;
  eventsDone: number;
  eventsTotal: number;
  error: string | null;
}

/** Reads the computations that are not retired. */
export async function activeComputations(database: Kysely<Database>): Promise<ActiveComputation[]> {
  const { rows } = await sql<Omit<ActiveComputation, 'computation'> & { computation: unknown }>`
    select id, trait, name, computation, state, up_to as "upTo", error,
      events_done::float8 as "eventsDone", events_total::float8 as "eventsTotal"
    from cdp.computations where state <> 'retired' order by trait collate "C", id
  `.execute(database);
  return rows.map((row) => ({ ...row, computation: parsed(row.computation) }));
}

/** Parsed computations by their text: events come faster than definitions change. */
const known = new Map<string, Computation>();

/** Texts remembered at once. */
const MOST_KNOWN = 1_000;

function parsed(value: unknown): Computation {
  const text = JSON.stringify(value);
  const found = known.get(text);
  if (found) return found;
  const computation = computationSchema.parse(value);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, computation);
  return computation;
}
