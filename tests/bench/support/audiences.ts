import { setTimeout as delay } from 'node:timers/promises';
import type { ConfigurationInput } from 'strapi-cdp-config';
import type { Stage } from './stage.ts';
import { GENRES } from './traffic.ts';

/** Audiences of four conditions each. */
const AUDIENCES = 50;

/** The group of the segments of these audiences. */
export const GROUP = 'bench';

/** The segment of whoever has done `Timed`. */
export const TIMED = 'timed';

/** 50 audiences over `makeTraffic`, with 200 conditions in all, each with a segment that it feeds. */
export function manyAudiences(): Pick<
  Required<ConfigurationInput>,
  'audiences' | 'segmentGroups' | 'segmentGroupIdentifier'
> {
  const audiences = Array.from({ length: AUDIENCES - 1 }, (_, number) => fansOf(number));
  const timed = { name: 'Timed', identifier: TIMED, rule: did('Timed') };
  const all = [...audiences, timed];
  return {
    segmentGroupIdentifier: GROUP,
    segmentGroups: [
      {
        name: 'Bench',
        identifier: GROUP,
        segments: all.map(({ name, identifier }) => ({ name, identifier })),
      },
    ],
    audiences: all.map((audience) => ({
      ...audience,
      segments: [{ group: GROUP, segment: audience.identifier }],
    })),
  };
}

const did = (name: string) => ({ kind: 'did' as const, event: { type: 'track' as const, name } });

/** What a shop asks: looked at a genre, bought nothing lately, has spent, in a city. */
function fansOf(number: number) {
  const genre = GENRES[number % GENRES.length] ?? '';
  const order = { type: 'track' as const, name: 'Order Completed' };
  return {
    name: `Fans ${number}`,
    identifier: `fans-${number}`,
    rule: {
      kind: 'all' as const,
      rules: [
        {
          kind: 'did' as const,
          event: {
            type: 'track' as const,
            name: 'Product Viewed',
            where: [
              {
                subject: 'property' as const,
                path: 'category',
                test: { type: 'text' as const, operator: 'is' as const, values: [genre] },
              },
            ],
          },
          count: { operator: 'at-least' as const, value: 1 + (number % 4) },
          within: { kind: 'last' as const, count: 7 + number, unit: 'days' as const },
        },
        {
          kind: 'did-not' as const,
          event: order,
          within: { kind: 'last' as const, count: 1 + number, unit: 'hours' as const },
        },
        {
          kind: 'computed' as const,
          function: 'sum' as const,
          event: { type: 'track' as const, name: 'Product Added' },
          operand: { property: 'price' },
          within: { kind: 'last' as const, count: 30, unit: 'days' as const },
          test: { type: 'number' as const, operator: 'more-than' as const, value: number },
        },
        {
          kind: 'trait' as const,
          path: 'city',
          test: { type: 'text' as const, operator: 'is' as const, values: ['Copenhagen'] },
        },
      ],
    },
  };
}

/** Waits until the connector has computed every audience of its configuration. */
export async function untilLive({ pool }: Pick<Stage, 'pool'>): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      `select count(*)::int as live from cdp.audience_rules where state = 'live'`,
    );
    if (rows[0].live === AUDIENCES) return;
    await delay(100);
  }
}

/** Waits until every profile of which something was learned has been judged. */
export async function untilJudged({ pool }: Pick<Stage, 'pool'>): Promise<void> {
  for (;;) {
    const { rows } = await pool.query('select exists (select from cdp.audience_touched) as waits');
    if (!rows[0].waits) return;
    await delay(100);
  }
}
