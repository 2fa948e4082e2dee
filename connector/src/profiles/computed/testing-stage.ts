import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Computation, ComputedTrait } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { startTestTracking } from '../../tracking/testing.ts';
import { activeComputations } from './computations.ts';
import { computeStep } from './compute.ts';
import { readValues } from './read.ts';
import { syncComputations } from './sync.ts';
import { emptyValue, type Value } from './totals.ts';

export const DAY = 24 * 60 * 60 * 1000;
export const FILM = 'api::film.film';

/** The fields of the films in the catalogue. */
export const catalogue: Record<string, Record<string, unknown>> = {
  f1: { genre: 'Thriller', price: 9.99, tags: ['dark', 'new'] },
  f2: { genre: 'Comedy', price: '4.50', tags: ['new'] },
  f3: { genre: 'Thriller', tags: [] },
  f4: { price: 12 },
};

export const trait = (identifier: string, computation: Computation): ComputedTrait => ({
  name: identifier,
  identifier,
  description: '',
  managedBy: 'editor',
  ...computation,
});

/** Tracking that computes traits, with films in the catalogue. */
export interface ComputedStage {
  database: Kysely<Database>;
  /** Says what is to be computed from now on. @returns which computations are new */
  sync(traits: ComputedTrait[]): Promise<number[]>;
  /** One step of each. @returns whether there is more to do */
  step(ids: number[], size?: { events: number; identifiers: number }): Promise<boolean>;
  finish(ids: number[]): Promise<void>;
  /** Computes these traits and no others. */
  compute(traits: ComputedTrait[]): Promise<void>;
  /** The profile that has an identifier. */
  profileOf(type: string, value: string): Promise<string>;
  /** The values of a profile, by trait. */
  read(profileId: string, now?: Date): Promise<Record<string, Value>>;
  /** Receives messages and processes them. */
  send(...batch: object[]): Promise<void>;
  close(): Promise<void>;
}

/** Starts tracking with a database of its own. Close it at the end of the test. */
export async function startComputedStage(): Promise<ComputedStage> {
  const tracking = await startTestTracking();
  const { database } = tracking.platform;
  await writeCatalogue(database);
  const sync = (traits: ComputedTrait[]) =>
    syncComputations(database, traits, { now: new Date(), complete: true, retry: false });
  const step = async (ids: number[], size = { events: 60, identifiers: 40 }) => {
    const more = await Promise.all(ids.map((id) => computeStep(database, id, new Date(), size)));
    return more.some(Boolean);
  };
  const finish = async (ids: number[]) => {
    while (await step(ids));
  };
  return {
    database,
    sync,
    step,
    finish,
    compute: async (traits) => finish(await sync(traits)),
    profileOf: (type, value) => profileOf(database, type, value),
    read: (profileId, now = new Date()) => read(database, profileId, now),
    async send(...batch) {
      await tracking.sendBatch(batch);
      await tracking.process();
    },
    close: () => tracking.close(),
  };
}

async function writeCatalogue(database: Kysely<Database>): Promise<void> {
  const rows = Object.entries(catalogue).map(([id, fields]) => ({ id, fields }));
  await sql`
    insert into cdp.catalogue
      (content_type, document_id, locale, status, kind, fields, updated_at, run_id)
    select ${FILM}, id, '', 'published', 'product', fields, now(), ${randomUUID()}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as film (id text, fields jsonb)
  `.execute(database);
}

async function profileOf(database: Kysely<Database>, type: string, value: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select profile_id as id from cdp.identifiers where type = ${type} and value = ${value}
  `.execute(database);
  return rows[0]?.id ?? assert.fail(`There is no ${value}.`);
}

async function read(
  database: Kysely<Database>,
  profileId: string,
  now: Date,
): Promise<Record<string, Value>> {
  const active = await activeComputations(database);
  const live = active.filter(({ state }) => state === 'live');
  const values = await readValues(database, live, profileId, now);
  return Object.fromEntries(
    live.map(({ id, trait: key, computation }) => {
      const found = values.get(id);
      return [key, found ? found.value : emptyValue(computation)];
    }),
  );
}
