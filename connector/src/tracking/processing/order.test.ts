import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import {
  computedFunctionSchema,
  computedTraitSchema,
  consentSchema,
  eventsPageSchema,
  profileSchema,
  profilesPageSchema,
} from 'strapi-cdp-config';
import { computeStep } from '../../profiles/computed/compute.ts';
import { syncComputations } from '../../profiles/computed/sync.ts';
import { startTestTracking, type TestTracking } from '../testing.ts';

/** Runs of the property. Each processes a few dozen events twice and takes most of a second. */
const RUNS = 6;

const NOW = Date.UTC(2026, 5, 1);

/** Every function, of what was viewed. */
const COMPUTED = computedFunctionSchema.options.map((name) =>
  computedTraitSchema.parse({
    name,
    identifier: name,
    managedBy: 'editor',
    function: name,
    event: { type: 'track', name: 'Viewed' },
    operand: name === 'count' ? null : { property: 'film' },
  }),
);

/** What happens in a small shop where people log in and out on shared machines. */
interface Happening {
  type: string;
  user: string | undefined;
  machine: string;
  plan: string | null;
  agreed: boolean | undefined;
}

const happeningArb: fc.Arbitrary<Happening> = fc.record({
  type: fc.constantFrom('track', 'page', 'identify', 'alias', 'group'),
  user: fc.option(fc.constantFrom('ann', 'bob', 'cat'), { nil: undefined }),
  machine: fc.constantFrom('m1', 'm2', 'm3', 'm4'),
  plan: fc.constantFrom('gold', 'silver', null),
  agreed: fc.constantFrom(true, false, undefined),
});

/** The same events twice: in two orders, cut in two ways, some of them repeated. */
const historyArb = fc.array(happeningArb, { minLength: 5, maxLength: 25 }).chain((happenings) => {
  const messages = happenings.map(toMessage);
  const shuffled = fc
    .subarray(messages)
    .map((again) => [...messages, ...again])
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
  const delivery = fc
    .tuple(shuffled, fc.integer({ min: 1, max: 10 }))
    .map(([all, size]) => chunks(all, size));
  return fc.tuple(delivery, delivery);
});

function toMessage({ type, user, machine, plan, agreed }: Happening, index: number): object {
  const timestamp = new Date(NOW - 1_000_000 + index * 1000).toISOString();
  const categoryPreferences = agreed === undefined ? {} : { marketing: agreed };
  const about = {
    messageId: `m${index}`,
    anonymousId: machine,
    userId: user,
    timestamp,
    context: { consent: { categoryPreferences } },
  };
  if (type === 'identify') return { ...about, type, traits: { plan, email: `${user}@shop.dk` } };
  if (type === 'group') return { ...about, type, groupId: 'club' };
  if (type === 'alias' && user) return { ...about, type, previousId: `old-${user}` };
  return { ...about, type: 'track', event: 'Viewed', properties: { film: index % 4 } };
}

function chunks<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

describe('any order and any repetition of the same events', () => {
  let tracking: TestTracking;
  before(async () => {
    tracking = await startTestTracking({ clock: () => new Date(NOW) });
    const { database } = tracking.platform;
    const now = new Date(NOW);
    const ids = await syncComputations(database, COMPUTED, { now, complete: true, retry: false });
    for (const id of ids) while (await computeStep(database, id, now));
  });
  after(() => tracking.close());

  const read = async (path: string): Promise<unknown> => (await tracking.manage(path)).json();

  /** Everything that is known in the end, without what depends on chance: ids of rows. */
  async function outcomeOf(batches: object[][]) {
    const { pool } = tracking.platform;
    await pool.query(`
      truncate cdp.inbox, cdp.message_ids, cdp.events, cdp.event_volume, cdp.identifiers, cdp.links,
        cdp.profiles, cdp.contests, cdp.merges, cdp.traits, cdp.consents, cdp.computed_state cascade`);
    for (const batch of batches) {
      await tracking.sendBatch(batch);
      await tracking.process();
    }
    const { items } = profilesPageSchema.parse(await read('/profiles?limit=100'));
    const profiles = await Promise.all(
      items.map(async ({ id }) => {
        const profile = profileSchema.parse(await read(`/profiles/${id}`));
        const timeline = eventsPageSchema.parse(await read(`/profiles/${id}/events?limit=100`));
        const consent = consentSchema.parse(await read(`/profiles/${id}/consent`));
        assert.equal(profile.computed.length, COMPUTED.length);
        return JSON.stringify({
          identifiers: profile.identifiers.map(({ type, value }) => `${type} ${value}`).sort(),
          traits: profile.traits
            .map(({ name, value, updatedAt }) => [name, value, updatedAt])
            .sort(),
          computed: profile.computed.map(({ key, value }) => [key, value]),
          consent: consent.items.map(({ category, granted, at }) => [category, granted, at]),
          eventCount: profile.eventCount,
          events: timeline.items.map(({ messageId }) => messageId),
        });
      }),
    );
    return profiles.sort();
  }

  it('gives the same profiles, timelines, computed traits and consent', async () => {
    await fc.assert(
      fc.asyncProperty(historyArb, async ([one, other]) => {
        const outcome = await outcomeOf(one);
        assert.ok(outcome.length > 0);
        assert.deepEqual(await outcomeOf(other), outcome);
      }),
      { numRuns: RUNS },
    );
  });
});
