import { setTimeout as delay } from 'node:timers/promises';
import type { ConfigurationInput } from 'strapi-cdp-config';
import type { Bench } from './support/bench.ts';
import { openShop } from './support/shop/open-shop.ts';
import { QUESTIONS } from './support/shop/questions/index.ts';
import { type Stage, usageOf } from './support/stage.ts';

/** Milliseconds between two looks. */
const BETWEEN_LOOKS = 500;

/** What of an audience may have gone wrong. */
type RuleRow = { audience: string; state: string; error: string | null; seconds: number };

/** How long each of 24 audiences takes from scratch, with its memberships, one after another. */
export const audienceBulk: Bench = async ({ scale }, report) => {
  const stage = await openShop(scale, audiencesOf(QUESTIONS));
  try {
    const { rows, memory } = await untilComputed(stage);
    for (const { audience, state, error, seconds } of rows) {
      if (state !== 'live') throw new Error(`«${audience}» is ${state}: ${error}`);
      console.error(`${audience.padEnd(60)} ${seconds.toFixed(1)} s`);
    }
    const seconds = rows.map((row) => row.seconds).sort((a, b) => a - b);
    report({
      bench: 'audience-bulk',
      case: 'seconds from scratch, the slowest of 24',
      ratio: seconds.at(-1) ?? Number.NaN,
      goal: '<= 20',
      figures: {
        people: stage.people,
        events: stage.events,
        median_s: seconds[Math.floor(seconds.length / 2)] ?? Number.NaN,
      },
    });
    // Flat: the second half of the audiences takes no more than the first.
    const half = Math.floor(memory.length / 2);
    const [early, late] = [memory.slice(0, half), memory.slice(half)].map((part) =>
      Math.max(...part),
    );
    report({
      bench: 'audience-bulk',
      case: 'memory, second half of the time to the first',
      ratio: (late ?? Number.NaN) / (early ?? Number.NaN),
      goal: '<= 1.2',
      figures: { most_megabytes: Math.max(...memory) },
    });
  } finally {
    await stage.close();
  }
};

function audiencesOf(questions: typeof QUESTIONS): ConfigurationInput {
  const audiences = questions.map(({ name, rule }, number) => ({
    name,
    identifier: `question-${number}`,
    rule,
  }));
  // The schema of the configuration says whether they are rules.
  return { audiences } as ConfigurationInput;
}

/** They are computed one after another: each begins when the one before is in force. */
async function untilComputed(stage: Stage): Promise<{ rows: RuleRow[]; memory: number[] }> {
  const memory: number[] = [];
  for (;;) {
    const { rows } = await stage.pool.query<RuleRow>(`
      select audience, state, error, extract(epoch from live_at - coalesce(
        lag(live_at) over (order by live_at), created_at))::float8 as seconds
      from cdp.audience_rules where state <> 'retired' order by live_at
    `);
    memory.push((await usageOf(stage.connector.processId)).megabytes);
    const isDone =
      rows.length === QUESTIONS.length && rows.every(({ state }) => state !== 'computing');
    if (isDone) return { rows, memory };
    await delay(BETWEEN_LOOKS);
  }
}
