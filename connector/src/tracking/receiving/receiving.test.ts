import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { problemSchema, TRACKING_LIMITS, trackingReplySchema } from 'strapi-cdp-config';
import { deskOf } from '../desk.ts';
import { basic, SERVER_KEY, startTestTracking, type TestTracking } from '../testing.ts';

const track = (messageId: string, more: object = {}) => ({
  type: 'track',
  event: 'Product Viewed',
  messageId,
  anonymousId: 'a1',
  ...more,
});

describe('receiving events', () => {
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
  const storedIds = async () => (await stored()).map((row) => row.message_id);

  /** Sends bytes as they are. */
  const sendRaw = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
    fetch(`${tracking.url}${path}`, {
      method: 'POST',
      headers: { authorization: basic(SERVER_KEY), ...headers },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
  const problemOf = async (reply: Response) => problemSchema.parse(await reply.json()).error;

  it('takes each kind of event by its own route', async () => {
    const bodies = {
      track: { event: 'Order Completed', userId: 'u1', properties: { total: 12 } },
      identify: { userId: 'u1', traits: { email: 'a@b.dk' }, context: { traits: { age: 40 } } },
      page: { anonymousId: 'a1', properties: { name: 'Home' } },
      screen: { anonymousId: 'a1', name: 'Start' },
      group: { userId: 'u1', groupId: 'g1', traits: { plan: 'gold' } },
      alias: { userId: 'u2', previousId: 'u1' },
    };
    for (const [type, body] of Object.entries(bodies)) {
      const reply = await tracking.send(`/v1/${type}`, body);
      assert.equal(reply.status, 200, type);
      assert.deepEqual(await reply.json(), { success: true, accepted: 1, rejected: [] });
    }
    const rows = await stored();
    assert.deepEqual(
      rows.map(({ type, name, properties }) => [type, name, properties]),
      [
        ['track', 'Order Completed', { total: 12 }],
        ['identify', 'identify', { email: 'a@b.dk', age: 40 }],
        ['page', 'Home', { name: 'Home' }],
        ['screen', 'Start', {}],
        ['group', 'group', { plan: 'gold' }],
        ['alias', 'alias', {}],
      ],
    );
    assert.deepEqual(rows[4].envelope, { userId: 'u1', groupId: 'g1' });
    assert.match(rows[0].message_id, /^[0-9a-f-]{36}$/, 'an event without a message id gets one');
  });

  it('reads JSON whatever the Content-Type says', async () => {
    for (const type of [
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      ';;;',
    ]) {
      const body = JSON.stringify(track(type));
      assert.equal((await sendRaw('/v1/track', body, { 'content-type': type })).status, 200, type);
    }
    const status = await new Promise((resolve, reject) => {
      const headers = { authorization: basic(SERVER_KEY) };
      const client = httpRequest(`${tracking.url}/v1/track`, { method: 'POST', headers });
      client.on('response', (reply) => resolve(reply.resume().statusCode)).on('error', reject);
      client.end(JSON.stringify(track('none')));
    });
    assert.equal(status, 200, 'none at all, and no length');
    assert.equal((await stored()).length, 5);
  });

  it('unpacks gzip, and no more than may be', async () => {
    const packed = gzipSync(JSON.stringify({ batch: [track('g1'), track('g2')] }));
    const headers = { 'content-encoding': 'gzip' };
    assert.equal((await sendRaw('/v1/batch', packed, headers)).status, 200);
    assert.deepEqual(await storedIds(), ['g1', 'g2']);
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    assert.equal((await sendRaw('/v1/batch', bomb, headers)).status, 413);
    assert.equal((await sendRaw('/v1/batch', 'no gzip', headers)).status, 400);
    const other = { 'content-encoding': 'br' };
    assert.equal((await sendRaw('/v1/batch', packed, other)).status, 415);
  });

  it('gives each event of a batch its own verdict', async () => {
    const batch: unknown[] = [
      track('good-1'),
      { ...track('no-name'), event: undefined },
      track('nobody', { anonymousId: null }),
      track('blocked', {
        anonymousId: 'undefined',
        userId: '00000000-0000-0000-0000-000000000000',
      }),
      { ...track('what'), type: 'buy' },
      'text',
      track('when', { timestamp: 'yesterday' }),
      track('large', { properties: { text: 'x'.repeat(TRACKING_LIMITS.eventSize) } }),
      track('x'.repeat(101)),
      track('good-2', { userId: 4711 }),
    ];
    const reply = trackingReplySchema.parse(
      await (await tracking.send('/v1/batch', { batch })).json(),
    );
    assert.equal(reply.accepted, 2);
    assert.deepEqual(await storedIds(), ['good-1', 'good-2']);
    assert.deepEqual(
      reply.rejected.map(({ index, messageId }) => [index, messageId]),
      [
        [1, 'no-name'],
        [2, 'nobody'],
        [3, 'blocked'],
        [4, 'what'],
        [5, null],
        [6, 'when'],
        [7, 'large'],
        [8, 'x'.repeat(100)],
      ],
    );
    const reasons = reply.rejected.map(({ reason }) => reason).join('\n');
    for (const part of ['event: A track', 'no_user_anon_id', 'type: ', 'timestamp: Use ISO 8601']) {
      assert.ok(reasons.includes(part), `${part} in ${reasons}`);
    }
  });

  it('keeps 2,499 of 2,500 events, and the first 2,500 of more', async () => {
    const small = (id: number) => ({ type: 'page', userId: 'u', messageId: String(id) });
    const batch: object[] = Array.from({ length: 2_500 }, (_, id) => small(id));
    batch[1_234] = { type: 'page', messageId: 'bad' };
    const reply = await tracking.sendBatch(batch);
    assert.equal(reply.accepted, 2_499);
    assert.deepEqual(
      reply.rejected.map(({ index }) => index),
      [1_234],
    );
    const longer = await tracking.sendBatch(Array.from({ length: 6_000 }, () => small(1)));
    assert.equal(longer.accepted, 2_500);
    assert.equal(longer.rejected.length + (longer.rejectedUnlisted ?? 0), 3_500);
  });

  it('refuses what is unusable as a whole', async () => {
    const cases: [string, string | Buffer, number][] = [
      ['/v1/track', '{', 400],
      ['/v1/track', '', 400],
      ['/v1/track', '[]', 400],
      ['/v1/track', '"text"', 400],
      ['/v1/track', 'null', 400],
      ['/v1/track', JSON.stringify(track('deep')).replace('}', `,"x":${'['.repeat(99)}`), 400],
      ['/v1/batch', JSON.stringify({ batch: [] }), 400],
      ['/v1/batch', JSON.stringify({ batch: 'text' }), 400],
      ['/v1/batch', JSON.stringify(track('no-batch')), 400],
      ['/v1/batch', `{"batch":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 200],
      ['/v1/batch', '['.repeat(400_000), 400],
      ['/v1/batch', `"${'x'.repeat(TRACKING_LIMITS.requestSize)}"`, 413],
      ['/v1/track', JSON.stringify({ event: 'x' }), 400],
    ];
    for (const [path, body, status] of cases) {
      const reply = await sendRaw(path, body);
      assert.equal(reply.status, status, `${path} ${body.slice(0, 50)}`);
      if (status !== 200) await problemOf(reply);
    }
    assert.deepEqual(await stored(), []);
    const reply = await tracking.send('/v1/track', { event: 'x' });
    assert.deepEqual((await problemOf(reply)).details, [
      { path: 'userId', message: 'Send userId or anonymousId (no_user_anon_id).' },
    ]);
  });

  it('cleans what the database and JavaScript cannot keep', async () => {
    const body = `{"event":"a\\u0000b","messageId":"m\\ud800","anonymousId":"a\\u0000",
      "properties":{"half":"\\udc00","big":1e999,"nul\\u0000":"\\u0000","__proto__":{"evil":true},
      "\\u005f_proto__":{"evil":true},"deep":{"__proto__":1},"emoji":"\\ud83d\\ude00"}}`;
    assert.equal((await sendRaw('/v1/track', body)).status, 200);
    const [row] = await stored();
    assert.equal(row.name, 'ab');
    assert.equal(row.message_id, 'm\ufffd');
    assert.deepEqual(row.identity, { identifiers: [{ type: 'anonymous_id', value: 'a' }] });
    assert.deepEqual(row.properties, {
      half: '\ufffd',
      big: null,
      nul: '',
      deep: {},
      emoji: '\u{1F600}',
    });
    const invalid = Buffer.from(`{"event":"x","userId":"u\xff"}`, 'latin1');
    assert.equal((await sendRaw('/v1/track', invalid)).status, 200);
    assert.equal((await stored())[1].envelope.userId, 'u\ufffd');
  });

  it('lays context and integrations of the batch under those of the event', async () => {
    await tracking.sendBatch([track('m1', { context: { b: 2 }, integrations: { Mail: true } })], {
      context: { a: 1, b: 1 },
      integrations: { All: false, Mail: false },
    });
    const [row] = await stored();
    assert.deepEqual(row.context, { a: 1, b: 2 });
    assert.deepEqual(row.envelope.integrations, { All: false, Mail: true });
  });

  it('does not let a small request become a large one', async () => {
    const context = { text: 'x'.repeat(30_000) };
    const batch = Array.from({ length: 2_000 }, (_, id) => track(String(id)));
    const reply = await tracking.sendBatch(batch, { context });
    assert.ok(reply.accepted < 200);
    assert.equal(reply.accepted + reply.rejected.length, 2_000);
  });

  it('corrects the clock of the client by when it sent', async () => {
    const dayOff = 24 * 3600 * 1000;
    const sentAt = new Date(Date.now() - dayOff);
    const timestamp = new Date(sentAt.getTime() - 60_000);
    await tracking.sendBatch([track('m1', { timestamp, originalTimestamp: undefined })], {
      sentAt,
    });
    const [row] = await stored();
    assert.equal(row.timestamp.getTime(), row.received_at.getTime() - 60_000);
    assert.equal(row.envelope.originalTimestamp, timestamp.toISOString());
  });

  it('stores the events of many requests at once, each whole', async () => {
    const requests = Array.from({ length: 60 }, (_, request) =>
      tracking.sendBatch(
        Array.from({ length: 40 }, (_event, index) => track(`${request}-${index}`)),
      ),
    );
    await Promise.all(requests);
    const ids = await storedIds();
    assert.equal(new Set(ids).size, 2_400);
    const ofOne = ids.filter((id) => id.startsWith('7-'));
    assert.deepEqual(
      ofOne,
      Array.from({ length: 40 }, (_, index) => `7-${index}`),
      'in their order',
    );
  });

  it('asks to come back while too much waits or the database is away', async () => {
    const desk = deskOf(tracking.platform);
    desk.full = true;
    const full = await tracking.send('/v1/track', track('m'));
    desk.full = false;
    assert.equal(full.status, 503);
    assert.ok(Number(full.headers.get('retry-after')) > 0);

    await tracking.platform.pool.query('alter table cdp.inbox rename to inbox_away');
    try {
      assert.equal((await tracking.send('/v1/track', track('m'))).status, 500);
    } finally {
      await tracking.platform.pool.query('alter table cdp.inbox_away rename to inbox');
    }
    const killed = tracking.platform.pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()',
    );
    await killed.catch(() => undefined);
    assert.equal((await tracking.send('/v1/track', track('after'))).status, 200);
  });
});
