import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AdminClient } from '../support/admin-client.ts';
import { createDatabase } from '../support/database.ts';
import { type StrapiConsole, startStrapiConsole } from '../support/strapi-console.ts';
import type { Bench } from './support/bench.ts';

/** Saves in a row, before the plugin is taken out or put back. */
const BLOCK = 10;

/** Saves that are not counted: the first ones after a change of sides. */
const WARM_UP = 3;

/** Blocks of each side at least, however short the bench is. */
const FEWEST_BLOCKS = 10;

/** Milliseconds of each save, with the plugin at work and without. */
type Times = Record<'with' | 'without', number[]>;

/**
 * The median save of a film with the plugin at work, against without: in one Strapi, taking turns,
 * while the connector is away. First as an editor saves, then as code of the site does, which leaves
 * out all that Strapi does around it.
 */
export const saveCost: Bench = async ({ seconds }, report) => {
  const database = await createDatabase({ template: 'film shop' });
  const secret = randomUUID() + randomUUID();
  const strapi = await startStrapiConsole({ databaseUrl: database.url, secret });
  try {
    const admin = await strapi.admin();
    const films = await strapi.run(findFilms, BLOCK + WARM_UP);
    const cases: [string, () => Promise<number[]>][] = [
      ['the median save of an editor, against without', () => savesByEditor(admin, films)],
      ['of the document service alone', () => strapi.run(saveByService, films)],
    ];
    for (const [name, save] of cases) {
      const times = await takeTurns(strapi, save, seconds / cases.length);
      const [ours, bare] = [median(times.with), median(times.without)];
      report({
        bench: 'save-cost',
        case: name,
        ratio: ours / bare,
        goal: '<= 1.05',
        figures: { with_ms: ours, without_ms: bare, saves: times.with.length },
      });
    }
  } finally {
    await strapi.stop();
    await database.drop();
  }
};

async function takeTurns(
  strapi: StrapiConsole,
  save: () => Promise<number[]>,
  seconds: number,
): Promise<Times> {
  const times: Times = { with: [], without: [] };
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until || times.with.length < FEWEST_BLOCKS * BLOCK) {
    // What the plugin does in Strapi ends and begins as it does when Strapi stops and starts.
    await strapi.run(turn, 'destroy');
    times.without.push(...(await save()).slice(WARM_UP));
    await strapi.run(turn, 'bootstrap');
    times.with.push(...(await save()).slice(WARM_UP));
  }
  return times;
}

async function turn(strapi: unknown, part: 'bootstrap' | 'destroy' | undefined): Promise<void> {
  const { createRequire } = process.getBuiltinModule('node:module');
  const plugin = createRequire(`${process.cwd()}/package.json`)('strapi-plugin-cdp/strapi-server');
  await (plugin.default ?? plugin)[part ?? 'bootstrap']({ strapi });
}

type App = Parameters<Parameters<StrapiConsole['run']>[0]>[0];

async function findFilms(app: App, limit = 0): Promise<string[]> {
  const films = await app.documents('api::film.film').findMany({ fields: ['documentId'], limit });
  return films.map(({ documentId }) => documentId);
}

async function savesByEditor(admin: AdminClient, films: string[]): Promise<number[]> {
  const taken: number[] = [];
  for (const film of films) {
    const begin = performance.now();
    const path = `/content-manager/collection-types/api::film.film/${film}`;
    const { status } = await admin.put(path, { imdbVotes: Math.floor(Math.random() * 100_000) });
    assert.equal(status, 200);
    taken.push(performance.now() - begin);
  }
  return taken;
}

async function saveByService(app: App, films: string[] = []): Promise<number[]> {
  const taken: number[] = [];
  for (const documentId of films) {
    const begin = performance.now();
    const data = { imdbVotes: Math.floor(Math.random() * 100_000) } as never;
    await app.documents('api::film.film').update({ documentId, data });
    taken.push(performance.now() - begin);
  }
  return taken;
}

function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
