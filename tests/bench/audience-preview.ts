import { performance } from 'node:perf_hooks';
import type { Bench } from './support/bench.ts';
import { withClient } from './support/kept-database.ts';
import { openShop, type ShopStage } from './support/shop/open-shop.ts';
import { INDEXES, QUESTIONS, type Question } from './support/shop/questions/index.ts';

/** Previews of one rule besides the first, of which the median counts. */
const AGAIN = 3;

/** What one question took, in milliseconds; without a count when the connector gave up. */
type Answer = { first: number; again: number; count: number | null; asOf: string };

/**
 * Previews of 24 rules through the API, each against the plain SQL for it, which says no more than how
 * many. Full scale takes 20 GB of disk and some minutes to load, once.
 */
export const audiencePreview: Bench = async ({ scale }, report) => {
  const stage = await openShop(scale);
  try {
    await dropIndexes(stage.databaseUrl);
    const answers: Answer[] = [];
    for (const { rule } of QUESTIONS) answers.push(await preview(stage, rule));
    const plain = await askPlainly(stage.databaseUrl, answers);
    const times = QUESTIONS.map(({ name }, index) => {
      const { first, again } = answers[index] ?? { first: Number.NaN, again: Number.NaN };
      const sql = plain[index] ?? Number.NaN;
      console.error(
        `${name.padEnd(58)} plain ${Math.round(sql)} ms, first ${Math.round(first)} ms, again ${Math.round(again)} ms`,
      );
      return { sql, first, again, gain: sql / again };
    });
    const gains = times.map(({ gain }) => gain);
    const again = times.map((time) => time.again);
    const first = times.map((time) => time.first);
    const size = { people: stage.people, events: stage.events };
    const row = { bench: 'audience-preview' };
    report({
      ...row,
      case: 'times faster than plain SQL, median',
      ratio: median(gains),
      goal: '>= 20',
      figures: { ...size, plain_median_ms: median(times.map(({ sql }) => sql)) },
    });
    report({
      ...row,
      case: 'times faster than plain SQL, least',
      ratio: Math.min(...gains),
      goal: '>= 1',
      figures: { slower_than_plain: gains.filter((gain) => gain < 1).length },
    });
    report({
      ...row,
      case: 'milliseconds, median',
      ratio: median(again),
      goal: '<= 300',
      figures: { first_median_ms: median(first) },
    });
    report({
      ...row,
      case: 'seconds, worst',
      ratio: Math.max(...again, ...first) / 1000,
      goal: '<= 3',
      figures: { again_worst_ms: Math.max(...again) },
    });
  } finally {
    await stage.close();
  }
};

async function preview({ connector }: ShopStage, rule: object): Promise<Answer> {
  const ask = async () => {
    const began = performance.now();
    const { count, asOf } = await connector
      .management('POST', '/audiences/preview', { rule })
      .catch((error: Error) => {
        if (!/too_slow/.test(error.message)) throw error;
        return { count: null, asOf: new Date().toISOString() };
      });
    return { count, asOf, took: performance.now() - began };
  };
  const { took: first, count, asOf } = await ask();
  const more = count === null ? [first] : [];
  while (count !== null && more.length < AGAIN) more.push((await ask()).took);
  return { first, again: median(more), count, asOf };
}

/** Asks the same of the database, as of the same moments, with the indexes for it. */
async function askPlainly(url: string, answers: Answer[]): Promise<number[]> {
  return withClient(url, async (client) => {
    for (const [name, target] of Object.entries(INDEXES)) {
      await client.query(`create index ${name} on ${target}`);
    }
    await client.query('vacuum analyze cdp.events, cdp.identifiers, cdp.traits');
    await client.query(`set work_mem = '256MB'; set jit = off`);
    const times: number[] = [];
    for (const [index, question] of QUESTIONS.entries()) {
      const answer = answers[index];
      if (answer) times.push(await askOnePlainly(client, question, answer));
    }
    return times;
  }).finally(() => dropIndexes(url));
}

async function askOnePlainly(
  client: Parameters<Parameters<typeof withClient>[1]>[0],
  { name, sql }: Question,
  { count, asOf }: Answer,
): Promise<number> {
  const times: number[] = [];
  // The first time brings what it needs into memory.
  for (let time = 0; time < 2; time += 1) {
    const began = performance.now();
    const { rows } = await client.query(sql, [asOf]);
    times.push(performance.now() - began);
    if (count !== null && rows[0].count !== count) {
      throw new Error(`«${name}»: a preview counts ${count}, plain SQL ${rows[0].count}.`);
    }
  }
  return Math.min(...times);
}

async function dropIndexes(url: string): Promise<void> {
  await withClient(url, async (client) => {
    for (const name of Object.keys(INDEXES)) await client.query(`drop index if exists cdp.${name}`);
  });
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
