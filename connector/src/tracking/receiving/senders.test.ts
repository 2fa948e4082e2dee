import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { problemSchema } from 'strapi-cdp-config';
import {
  BROWSER_KEY,
  basic,
  SERVER_KEY,
  SHOP_ORIGIN,
  startTestTracking,
  type TestTracking,
} from '../testing.ts';

describe('who sends events', () => {
  let tracking: TestTracking;

  before(async () => {
    tracking = await startTestTracking();
  });
  after(() => tracking.close());
  beforeEach(() => tracking.platform.pool.query('truncate cdp.inbox'));

  /** What is stored, in order. */
  async function stored() {
    const { rows } = await tracking.platform.pool.query('select * from cdp.inbox order by id');
    return rows;
  }

  it('is known by the write key, wherever a client puts it', async () => {
    const body = { event: 'x', userId: 'u1' };
    const bare = Buffer.from(SERVER_KEY).toString('base64');
    const accepted: [object, Record<string, string>][] = [
      [body, { authorization: basic(SERVER_KEY) }],
      [body, { authorization: `Basic ${bare}` }],
      [body, { authorization: `Bearer ${SERVER_KEY}` }],
      [{ ...body, writeKey: SERVER_KEY }, { authorization: '' }],
      [{ ...body, writeKey: SERVER_KEY }, { authorization: 'Bearer oauth-token' }],
    ];
    for (const [message, headers] of accepted) {
      assert.equal((await tracking.send('/v1/track', message, headers)).status, 200);
    }
    for (const [message, headers] of [
      [body, { authorization: '' }],
      [body, { authorization: basic('nobody-knows-this-key') }],
      [body, { authorization: basic(SERVER_KEY.toUpperCase()) }],
      [{ ...body, writeKey: 'nobody-knows-this-key' }, { authorization: '' }],
      [{ ...body, writeKey: SERVER_KEY }, { authorization: basic('nobody-knows-this-key') }],
    ] as const) {
      const reply = await tracking.send('/v1/track', message, headers);
      assert.equal(reply.status, 401);
      assert.equal(problemSchema.parse(await reply.json()).error.code, 'unknown_write_key');
    }
    const rows = await stored();
    assert.equal(rows.length, accepted.length);
    assert.ok(!JSON.stringify(rows).includes(SERVER_KEY), 'a write key is not part of the event');
  });

  it('may be a browser of a named origin; those of any other may ask', async () => {
    const origin = SHOP_ORIGIN;
    const preflight = await fetch(`${tracking.url}/v1/batch`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-retry-count',
      },
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), origin);
    const allowed = preflight.headers.get('access-control-allow-headers') ?? '';
    for (const header of [
      'authorization',
      'content-type',
      'x-retry-count',
      'x-write-key',
      'x-enable-debug',
      'x-ip-policy',
      'x-jitsu-custom',
    ]) {
      assert.ok(allowed.includes(header), header);
    }
    assert.equal(preflight.headers.get('access-control-max-age'), '86400');

    const authorization = basic(BROWSER_KEY);
    const from = async (headers: Record<string, string>) => {
      const reply = await tracking.send(
        '/v1/track',
        { event: 'x', anonymousId: 'a1' },
        { authorization, ...headers },
      );
      const readable = reply.headers.get('access-control-allow-origin');
      return [reply.status, readable];
    };
    assert.deepEqual(await from({ origin }), [200, origin]);
    assert.deepEqual(await from({}), [200, null]);
    const elsewhere = 'https://evil.example';
    assert.deepEqual(await from({ origin: elsewhere }), [403, elsewhere]);
    const unknown = await from({ origin, authorization: basic('nobody-knows-this-key') });
    assert.deepEqual(unknown, [401, origin], 'a page can read why it was refused');
    const rows = await stored();
    assert.deepEqual(
      rows.map(({ source, trusted }) => [source, trusted]),
      [
        ['shop', false],
        ['shop', false],
      ],
    );
  });
});
