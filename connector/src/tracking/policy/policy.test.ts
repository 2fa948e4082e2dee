import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { deskOf } from '../desk.ts';
import { basic, startTestTracking, type TestTracking } from '../testing.ts';

const KEYS = {
  keep: 'address-write-key-1',
  truncate: 'address-write-key-2',
  drop: 'address-write-key-3',
} as const;
const ADDRESS = '203.0.113.77';
const KEPT = { keep: '203.0.113.77', truncate: '203.0.113.0', drop: undefined };

describe('the addresses in what clients send', () => {
  let tracking: TestTracking;
  before(async () => {
    tracking = await startTestTracking({
      sources: (['keep', 'truncate', 'drop'] as const).map((ip) => ({
        key: ip,
        name: ip,
        kind: 'server',
        writeKey: KEYS[ip],
        ip,
      })),
    });
  });
  after(() => tracking.close());
  beforeEach(() => tracking.platform.pool.query('truncate cdp.inbox'));

  async function stored() {
    const { rows } = await tracking.platform.pool.query(
      'select properties, context, envelope from cdp.inbox order by id',
    );
    return rows;
  }
  async function send(path: string, body: object, headers: Record<string, string>) {
    const reply = await tracking.send(path, body, headers);
    assert.equal(reply.status, 200, await reply.text());
  }

  for (const setting of ['keep', 'truncate', 'drop'] as const) {
    const key = { authorization: basic(KEYS[setting]) };
    const kept = KEPT[setting];

    it(`are kept as the source says: ${setting}`, async () => {
      const posthog = { event: 'Bought', distinct_id: 'u1', uuid: 'e1' };
      const properties = { $ip: ADDRESS, $set: { $ip: ADDRESS, city: 'Rome' }, total: 1 };
      await send('/batch/', { api_key: KEYS[setting], batch: [{ ...posthog, properties }] }, key);
      const rudder = { type: 'identify', userId: 'u1', request_ip: ADDRESS };
      const traits = { traits: { ip: ADDRESS, city: 'Rome' } };
      const context = { ip: ADDRESS, request_ip: ADDRESS, ...traits };
      await send('/v1/batch', { batch: [{ ...rudder, ...traits, context }] }, key);
      const jitsu = { userId: 'u1', event: 'x', requestIp: ADDRESS, properties: { ip: ADDRESS } };
      await send('/api/s/s2s/track', { ...jitsu, context: { ip: ADDRESS } }, key);

      const rows = await stored();
      assert.equal(JSON.stringify(rows).includes(ADDRESS), setting === 'keep');
      const [bought, riding, identify, track] = rows;
      assert.equal(bought.context.ip, kept);
      assert.deepEqual(bought.properties, { total: 1 });
      assert.deepEqual([riding.properties.city, riding.properties.$ip], ['Rome', kept]);
      assert.equal(identify.envelope.request_ip, kept);
      assert.deepEqual([identify.properties.city, identify.properties.ip], ['Rome', kept]);
      assert.equal(track.envelope.requestIp, kept);
      assert.equal(track.properties.ip, kept);
    });
  }

  it('are kept less than the source says if Jitsu’s client asks for it', async () => {
    const body = { userId: 'u1', event: 'x', context: { ip: ADDRESS } };
    const asked = async (setting: keyof typeof KEYS, policy: string) => {
      const headers = { 'x-write-key': KEYS[setting], 'x-ip-policy': policy, authorization: '' };
      await send('/api/s/s2s/track', body, headers);
      return (await stored()).at(-1).context.ip;
    };
    assert.equal(await asked('keep', 'stripLastOctet'), '203.0.113.0');
    assert.equal(await asked('keep', 'remove'), undefined);
    assert.equal(await asked('drop', 'keep'), undefined);
  });

  it('are not shown of what was refused, nor is the key', async () => {
    await tracking.manage('/events/live');
    const context = { ip: ADDRESS, request_ip: ADDRESS };
    const properties = { $ip: ADDRESS, token: KEYS.keep, total: 5 };
    const bad = { type: 'track', userId: 'u1', request_ip: ADDRESS, context, properties };
    await send('/v1/batch', { batch: [bad], writeKey: KEYS.keep }, {});
    await deskOf(tracking.platform).live.flush();
    const shown = await (await tracking.manage('/events/live')).text();
    assert.match(shown, /"total":5/);
    for (const secret of [ADDRESS, KEYS.keep]) assert.ok(!shown.includes(secret));
  });
});
