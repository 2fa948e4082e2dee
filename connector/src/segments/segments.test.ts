import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import {
  customerSegmentsSchema,
  problemSchema,
  profileSegmentsSchema,
  type SegmentOverride,
  segmentChangesSchema,
  segmentMembersSchema,
  segmentProfilesSchema,
  segmentSizesSchema,
  visitorReplySchema,
} from 'strapi-cdp-config';
import { lockMemberships } from '../audiences/index.ts';
import { digest } from '../shared/digest.ts';
import {
  BROWSER_KEY,
  basic,
  SERVER_KEY,
  SHOP_ORIGIN,
  startTestTracking,
  type TestTracking,
} from '../tracking/testing.ts';
import { fedSegments } from './feeds.ts';
import { settleSegments } from './settle.ts';

const VISITOR = randomUUID();
const OTHER = randomUUID();

const segment = (identifier: string) => ({ identifier, name: identifier });
const audience = (identifier: string, ...fed: string[]) => ({
  identifier,
  name: identifier,
  rule: { kind: 'did', event: { type: 'track', name: 'Order Completed' } },
  segments: fed.map((one) => ({ group: 'shop', segment: one })),
});

describe('segments', () => {
  let tracking: TestTracking;
  const profiles = new Map<string, string>();

  before(async () => {
    tracking = await startTestTracking({
      segmentGroupIdentifier: 'shop',
      segmentGroups: [
        { identifier: 'shop', name: 'Shop', segments: [segment('fans'), segment('vip')] },
        { identifier: 'press', name: 'Press', segments: [segment('fans')] },
      ],
      audiences: [audience('buyers', 'fans', 'vip'), audience('readers', 'fans')],
    });
    await tracking.sendBatch([
      { type: 'track', event: 'A', messageId: 'a', anonymousId: VISITOR, userId: 'ada' },
      { type: 'track', event: 'B', messageId: 'b', anonymousId: OTHER },
      { type: 'track', event: 'C', messageId: 'c', userId: 'bob' },
    ]);
    await tracking.process();
    const { rows } = await tracking.platform.pool.query(
      'select value, profile_id from cdp.identifiers',
    );
    for (const { value, profile_id } of rows) profiles.set(value, profile_id);
    for (const name of ['buyers', 'readers']) {
      await tracking.platform.pool.query(
        `insert into cdp.audience_rules (audience, version, resolved, state, created_at, live_at)
         values ($1, 1, '{}', 'live', now(), now())`,
        [name],
      );
    }
  });
  after(() => tracking?.close());

  const profileOf = (value: string) => {
    const id = profiles.get(value);
    assert.ok(id, value);
    return id;
  };

  /** Sets who is in an audience, as who looks at profiles does. */
  async function fill(name: string, ...people: string[]): Promise<void> {
    const { platform, definitions } = tracking;
    const ids = people.map(profileOf);
    await platform.database.transaction().execute(async (transaction) => {
      await lockMemberships(transaction);
      await platform.pool.query(
        `delete from cdp.memberships m using cdp.audience_rules r
         where r.id = m.rule_id and r.audience = $1`,
        [name],
      );
      await platform.pool.query(
        `insert into cdp.memberships (rule_id, profile_id, entered_at, cause)
         select r.id, p.id, now(), 'event' from cdp.audience_rules r, unnest($2::uuid[]) as p (id)
         where r.audience = $1`,
        [name, ids],
      );
      const segments = fedSegments(definitions.current());
      await settleSegments(transaction, segments, [...profiles.values()], platform.clock());
    });
  }

  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${tracking.url}/v1/segments${path}`, { headers });
  const asServer = { authorization: basic(SERVER_KEY) };
  const asPage = { authorization: basic(BROWSER_KEY), origin: SHOP_ORIGIN };
  const segmentsFor = async (query: string, headers: Record<string, string> = asServer) => {
    const reply = await ask(query, headers);
    assert.equal(reply.status, 200, await reply.clone().text());
    return customerSegmentsSchema.parse(await reply.json()).segments;
  };
  const problemOf = async (reply: Response) => ({
    status: reply.status,
    code: problemSchema.parse(await reply.json()).error.code,
  });
  const override = (said: Partial<SegmentOverride> & { value: string }) => {
    const { value, ...more } = said;
    return fetch(`${tracking.url}/v1/segments/overrides`, {
      method: 'PUT',
      headers: { ...asServer, 'content-type': 'application/json' },
      body: JSON.stringify({
        group: 'shop',
        segment: 'vip',
        identifier: { type: 'user_id', value },
        in: true,
        ...more,
      }),
    });
  };
  const changesAfter = async (after: number, query = '') =>
    segmentChangesSchema.parse(
      await (await ask(`/changes?after=${after}${query}`, asServer)).json(),
    );

  it('are those that the audiences of a customer feed', async () => {
    await fill('buyers', 'ada');
    await fill('readers', 'ada', OTHER);
    assert.deepEqual(await segmentsFor('?type=user_id&value=ada'), ['fans', 'vip']);
    assert.deepEqual(await segmentsFor(`?anonymousId=${OTHER}`), ['fans']);
    assert.deepEqual(await segmentsFor('?type=user_id&value=bob'), []);
    assert.deepEqual(await segmentsFor('?type=user_id&value=nobody'), []);
    assert.deepEqual(await segmentsFor('?type=user_id&value=ada&group=press'), []);
    await fill('buyers');
    assert.deepEqual(await segmentsFor('?type=user_id&value=ada'), ['fans'], 'another feeds it');
  });

  it('are told to a page of its own visitor alone', async () => {
    await fill('buyers', 'ada');
    assert.deepEqual(await segmentsFor('', { ...asPage, cookie: `cdp_id=${VISITOR}` }), [
      'fans',
      'vip',
    ]);
    assert.deepEqual(await segmentsFor('', asPage), [], 'nobody is known');
    assert.deepEqual(await segmentsFor(`?writeKey=${BROWSER_KEY}&anonymousId=${OTHER}`, {}), [
      'fans',
    ]);
    assert.deepEqual(await problemOf(await ask('?type=user_id&value=ada', asPage)), {
      status: 403,
      code: 'server_key_needed',
    });
    assert.equal((await ask('?type=user_id&value=ada')).status, 401);
    assert.equal((await ask('', { ...asPage, origin: 'https://thief.example' })).status, 403);
    assert.equal((await ask('?anonymousId=1', asPage)).status, 400);
    assert.equal((await ask('?type=user_id', asServer)).status, 400);
    for (const path of ['/members', '/changes?after=0']) {
      assert.deepEqual(await problemOf(await ask(path, asPage)), {
        status: 403,
        code: 'server_key_needed',
      });
    }
    const visit = await fetch(`${tracking.url}/v1/visitor`, {
      method: 'POST',
      headers: { origin: SHOP_ORIGIN },
      body: JSON.stringify({ writeKey: BROWSER_KEY, anonymousId: VISITOR }),
    });
    assert.deepEqual(visitorReplySchema.parse(await visit.json()).segments, ['fans', 'vip']);
  });

  it('are told by a user id that the server of the site signed, and by no other', async () => {
    const sign = (key: string, { kid = 'till', expires = '1h' } = {}) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'HS256', kid })
        .setSubject('ada')
        .setIssuedAt()
        .setExpirationTime(expires)
        .sign(new TextEncoder().encode(digest(key)));
    assert.deepEqual(await segmentsFor(`?userToken=${await sign(SERVER_KEY)}`, asPage), [
      'fans',
      'vip',
    ]);
    const unsigned = `${Buffer.from('{"alg":"none","kid":"till"}').toString('base64url')}.${Buffer.from('{"sub":"ada"}').toString('base64url')}.`;
    for (const token of [
      await sign('a-key-of-somebody-else'),
      await sign(BROWSER_KEY, { kid: 'shop' }),
      await sign(SERVER_KEY, { expires: '-2h' }),
      unsigned,
      'ada',
    ]) {
      assert.deepEqual(await problemOf(await ask(`?userToken=${token}`, asPage)), {
        status: 401,
        code: 'invalid_user_token',
      });
    }
  });

  it('put people in and out by hand, whatever audiences say, until they are left to them', async () => {
    await fill('buyers', 'ada');
    assert.equal((await override({ value: 'bob', reason: 'Asked for it.' })).status, 204);
    assert.equal((await override({ value: 'ada', in: false, reason: 'Staff.' })).status, 204);
    assert.deepEqual(await segmentsFor('?type=user_id&value=bob'), ['vip']);
    assert.deepEqual(await segmentsFor('?type=user_id&value=ada'), ['fans']);
    const why = await tracking.manage(`/profiles/${profileOf('ada')}/segments`);
    const items = profileSegmentsSchema.parse(await why.json()).items;
    const vip = items.find(({ segment }) => segment === 'vip');
    assert.equal(vip?.enteredAt, null);
    assert.deepEqual(vip?.audiences, ['buyers']);
    assert.equal(vip?.override?.reason, 'Staff.');
    assert.equal(vip?.override?.by, 'till');
    const listed = await tracking.manage('/segments/shop/vip/members');
    assert.deepEqual(
      segmentProfilesSchema
        .parse(await listed.json())
        .items.map(({ profile, override: said }) => [profile.id, said?.by, said?.reason]),
      [[profileOf('bob'), 'till', 'Asked for it.']],
    );
    await override({ value: 'ada', in: null });
    await override({ value: 'bob', in: null });
    assert.deepEqual(await segmentsFor('?type=user_id&value=ada'), ['fans', 'vip']);
    assert.deepEqual(await segmentsFor('?type=user_id&value=bob'), []);
    assert.deepEqual(await problemOf(await override({ value: 'nobody' })), {
      status: 404,
      code: 'unknown_identifier',
    });
    assert.deepEqual(await problemOf(await override({ value: 'bob', segment: 'gone' })), {
      status: 404,
      code: 'unknown_segment',
    });
    assert.equal((await override({ value: 'bob', reason: 'x'.repeat(501) })).status, 400);
  });

  it('can be copied: a snapshot, and every change after it once and in order', async () => {
    await fill('buyers', 'ada');
    await fill('readers', 'bob', OTHER);
    const copy = new Set<string>();
    let next: string | null = '';
    let sequence: number | undefined;
    while (next !== null) {
      const page = segmentMembersSchema.parse(
        await (await ask(`/members?pageSize=2${next && `&after=${next}`}`, asServer)).json(),
      );
      sequence ??= page.sequence;
      for (const { segment, profileId } of page.items) copy.add(`${segment} ${profileId}`);
      next = page.next;
    }
    assert.equal(copy.size, 4);
    await fill('readers', 'ada');
    await fill('buyers', 'bob');
    await override({ value: 'ada', in: true });
    let last = sequence ?? 0;
    for (;;) {
      const page = await changesAfter(last, '&limit=2');
      for (const { change, segment, profileId, sequence: number } of page.items) {
        assert.ok(number > last);
        const entry = `${segment} ${profileId}`;
        assert.equal(copy.has(entry), change === 'exited', 'each change changes something');
        change === 'entered' ? copy.add(entry) : copy.delete(entry);
      }
      if (page.sequence === last) break;
      last = page.sequence;
    }
    const now = segmentMembersSchema.parse(await (await ask('/members', asServer)).json());
    assert.deepEqual(
      [...copy].sort(),
      now.items.map(({ segment, profileId }) => `${segment} ${profileId}`).sort(),
    );
    const ada = now.items.find(({ profileId }) => profileId === profileOf('ada'));
    assert.deepEqual(
      ada?.identifiers.map(({ type }) => type),
      ['anonymous_id', 'user_id'],
    );
    await override({ value: 'ada', in: null });
  });

  it('are counted', async () => {
    await fill('buyers', 'ada', 'bob');
    await fill('readers');
    const sizes = segmentSizesSchema.parse(await (await tracking.manage('/segments')).json());
    assert.deepEqual(
      sizes.items.map(({ group, segment, size }) => [group, segment, size]),
      [
        ['shop', 'fans', 2],
        ['shop', 'vip', 2],
        ['press', 'fans', 0],
      ],
    );
    assert.ok(sizes.items[0]?.changedAt);
    assert.equal(sizes.items[2]?.changedAt, null);
  });
});
