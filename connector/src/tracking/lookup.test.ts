import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  computationOf,
  computedTraitInputSchema,
  type ProfileLookupReply,
  profileLookupReplySchema,
} from 'strapi-cdp-config';
import { BROWSER_KEY, basic, SERVER_KEY, startTestTracking, type TestTracking } from './testing.ts';

const SLOW_KEY = 'slow-write-key-1';

describe('a server that looks up a profile', () => {
  let tracking: TestTracking;

  before(async () => {
    tracking = await startTestTracking({
      traitPriority: ['till'],
      sources: [
        { key: 'slow', name: 'Slow', kind: 'server', writeKey: SLOW_KEY, rateLimit: 1 },
        { key: 'off', name: 'Off', kind: 'server', writeKey: 'off-write-key-01', enabled: false },
      ],
    });
    const order = { type: 'track', name: 'Order Completed' };
    await compute({ identifier: 'orders', function: 'count', event: order });
    await compute({ identifier: 'spent', function: 'sum', event: order, operand: 'total' });
    await tracking.sendBatch([
      identify('u1', 'a1', { email: 'ada@x.dk', city: 'Aarhus', age: 40, tags: ['vip', { a: 1 }] }),
      identify('u1', 'a1', { age: null }),
      { type: 'track', event: 'Order Completed', anonymousId: 'a1', properties: { total: 20.5 } },
      { type: 'track', event: 'Order Completed', userId: 'u1', properties: { total: '4' } },
      { type: 'alias', userId: 'u1', previousId: 'a-mentioned' },
      { type: 'page', name: 'Home', anonymousId: 'a2' },
    ]);
    await tracking.process();
  });
  after(() => tracking.close());

  function identify(userId: string, anonymousId: string, traits: object) {
    return { type: 'identify', userId, anonymousId, traits };
  }

  async function compute({ operand, ...trait }: Record<string, unknown>) {
    const definition = { name: trait.identifier, ...trait };
    const computation = computationOf(
      computedTraitInputSchema.parse(
        operand === undefined ? definition : { ...definition, operand: { property: operand } },
      ),
    );
    await tracking.platform.pool.query(
      `insert into cdp.computations (trait, name, computation, state, created_at)
        values ($1, $1, $2, 'live', now())`,
      [trait.identifier, JSON.stringify(computation)],
    );
  }

  const ask = (query: Record<string, string>, authorization = basic(SERVER_KEY)) =>
    fetch(`${tracking.url}/v1/profile?${new URLSearchParams(query)}`, {
      headers: authorization ? { authorization } : {},
    });
  const codeOf = async (reply: Response) =>
    ((await reply.json()) as { error: { code: string } }).error.code;

  it('gets all that is known, by any identifier', async () => {
    const answers: ProfileLookupReply[] = [];
    for (const query of [
      { type: 'user_id', value: 'u1' },
      { type: 'anonymous_id', value: 'a1' },
      { type: 'email', value: ' ADA@x.dk ' },
      { type: 'anonymous_id', value: 'a-mentioned' },
    ]) {
      const reply = await ask(query);
      assert.equal(reply.status, 200, query.value);
      assert.equal(reply.headers.get('cache-control'), 'no-store');
      answers.push(profileLookupReplySchema.parse(await reply.json()));
    }
    const [first] = answers;
    assert.ok(first);
    assert.deepEqual(first, {
      id: first.id,
      identifiers: [
        { type: 'user_id', value: 'u1' },
        { type: 'email', value: 'ada@x.dk' },
        { type: 'anonymous_id', value: 'a1' },
      ],
      traits: { email: 'ada@x.dk', city: 'Aarhus', tags: ['vip', { a: 1 }] },
      computed: { orders: 2, spent: 24.5 },
    });
    for (const other of answers) assert.deepEqual(other, first);
  });

  it('gets values of nothing for a profile without such events', async () => {
    const reply = await ask({ type: 'anonymous_id', value: 'a2' });
    const { traits, computed } = profileLookupReplySchema.parse(await reply.json());
    assert.deepEqual([traits, computed], [{}, { orders: 0, spent: 0 }]);
  });

  it('finds nobody by what no profile has, by the id of a profile, and by what names nobody', async () => {
    const reply = await ask({ type: 'user_id', value: 'u1' });
    const { id } = profileLookupReplySchema.parse(await reply.json());
    for (const query of [
      { type: 'user_id', value: 'u2' },
      { type: 'email', value: 'u1' },
      { type: 'user_id', value: id },
      { type: 'user_id', value: 'null' },
    ]) {
      const missing = await ask(query);
      assert.equal(missing.status, 404, JSON.stringify(query));
      assert.equal(await codeOf(missing), 'not_found');
    }
  });

  it('needs the secret key of a server that is on, in the header', async () => {
    const query = { type: 'user_id', value: 'u1' };
    for (const [authorization, status, code] of [
      ['', 401, 'unknown_write_key'],
      [basic('guessed-key'), 401, 'unknown_write_key'],
      [basic(BROWSER_KEY), 403, 'server_key_needed'],
      [basic('off-write-key-01'), 404, 'source_disabled'],
    ] as const) {
      const reply = await ask(query, authorization);
      assert.equal(reply.status, status, code);
      assert.equal(await codeOf(reply), code);
    }
    const inAddress = await ask({ ...query, writeKey: SERVER_KEY }, '');
    assert.equal(inAddress.status, 401);
    const headers = { authorization: basic(SERVER_KEY), origin: 'https://elsewhere.example' };
    const fromPage = await fetch(`${tracking.url}/v1/profile?type=user_id&value=u1`, { headers });
    assert.equal(fromPage.headers.get('access-control-allow-origin'), null);
  });

  it('is told which field is wrong', async () => {
    for (const [query, path] of [
      [{ value: 'u1' }, 'type'],
      [{ type: 'user_id' }, 'value'],
      [{ type: 'user_id', value: 'x'.repeat(1_001) }, 'value'],
    ] as [Record<string, string>, string][]) {
      const reply = await ask(query);
      assert.equal(reply.status, 400);
      const { error } = (await reply.json()) as { error: { details: { path: string }[] } };
      assert.deepEqual(
        error.details.map((detail) => detail.path),
        [path],
      );
    }
  });

  it('may ask as often as the source may send', async () => {
    const query = { type: 'user_id', value: 'u1' };
    assert.equal((await ask(query, basic(SLOW_KEY))).status, 200);
    const refused = await ask(query, basic(SLOW_KEY));
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
  });
});
