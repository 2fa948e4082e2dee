import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { Registry } from 'prom-client';
import {
  type Audience,
  type AudienceActivity,
  audienceActivitySchema,
  type Definitions,
  definitionsSchema,
  membershipChangesSchema,
  membersPageSchema,
  profileAudiencesSchema,
} from 'strapi-cdp-config';
import type { DefinitionsStore } from '../definitions/index.ts';
import { eventually } from '../shared/testing.ts';
import { type Processing, startProcessing } from '../tracking/index.ts';
import { startTestTracking, type TestTracking } from '../tracking/testing.ts';
import { type Audiences, startAudiences } from './index.ts';
import { audience } from './testing.ts';

const MINUTE = 60_000;

const did = (name: string, minutes: number) => ({
  kind: 'did',
  event: { type: 'track', name },
  within: { kind: 'last', count: minutes, unit: 'minutes' },
});

/** What editors wrote, without a Strapi. */
class TestDefinitions implements Pick<DefinitionsStore, 'current' | 'freshness' | 'onChange'> {
  #definitions = definitionsOf([]);
  readonly #listeners: ((definitions: Definitions) => Promise<void>)[] = [];

  current = () => this.#definitions;
  freshness = () => ({ etag: '"1"', checkedAt: null, error: null });
  onChange = (listener: (definitions: Definitions) => Promise<void>) => {
    this.#listeners.push(listener);
  };

  async write(audiences: Audience[]): Promise<void> {
    this.#definitions = definitionsOf(audiences);
    for (const listener of this.#listeners) await listener(this.#definitions);
  }
}

const definitionsOf = (audiences: Audience[]) =>
  definitionsSchema.parse({ segmentGroups: [], workflows: [], audiences });

describe('audiences of a connector that runs', () => {
  let tracking: TestTracking;
  let processing: Processing;
  let audiences: Audiences;
  const definitions = new TestDefinitions();

  before(async () => {
    tracking = await startTestTracking();
    await tracking.platform.jobs.start();
    processing = startProcessing(tracking.platform);
    audiences = await startAudiences(tracking.platform, definitions);
  });
  after(async () => {
    await Promise.all([processing?.stop(), audiences?.stop()]);
    await tracking?.close();
  });

  const get = async (path: string) => {
    const reply = await tracking.manage(path);
    assert.equal(reply.status, 200, `${path}: ${await reply.clone().text()}`);
    return reply;
  };
  const activity = async (identifier: string): Promise<AudienceActivity> =>
    audienceActivitySchema.parse(await (await get(`/audiences/${identifier}?days=3`)).json());
  const live = (identifier: string, version = 1) =>
    eventually(async () => {
      const found = await activity(identifier);
      assert.deepEqual([found.state, found.version], ['live', version], String(found.error));
    }, 60_000);
  const members = async (identifier: string, query = '') =>
    membersPageSchema.parse(await (await get(`/audiences/${identifier}/members${query}`)).json());
  const labels = async (identifier: string, query = '') =>
    (await members(identifier, query)).items.map(({ profile }) => profile.label).sort();
  const viewed = (userId: string, ago = 0) => ({
    type: 'track',
    event: 'Viewed',
    userId,
    timestamp: new Date(Date.now() - ago).toISOString(),
  });

  it('let a member in at once, and out within five seconds of the moment', async () => {
    await definitions.write([audience('viewers', did('Viewed', 1))]);
    await live('viewers');
    await tracking.sendBatch([viewed('ada', MINUTE - 6_000)]);
    const ends = Date.now() + 6_000;
    await eventually(async () => assert.deepEqual(await labels('viewers'), ['ada']), 5_500);
    await eventually(async () => assert.deepEqual(await labels('viewers'), []), 20_000);
    const changes = membershipChangesSchema.parse(
      await (await get('/audiences/viewers/changes')).json(),
    );
    const [exited] = changes.items;
    assert.deepEqual([exited?.change, exited?.cause], ['exited', 'time']);
    const late = Date.parse(exited?.at ?? '') - ends;
    assert.ok(late > -1_000 && late < 5_000, `${late} ms late`);
  });

  it('tell who is in, since when, a page at a time and as a file', async () => {
    await definitions.write([audience('viewers', did('Viewed', 50))]);
    await tracking.sendBatch([
      viewed('bob'),
      viewed('=cmd()'),
      { type: 'identify', userId: 'bob', traits: { email: 'bob@example.com', city: 'Odense' } },
    ]);
    await eventually(async () =>
      assert.deepEqual(await labels('viewers'), ['=cmd()', 'ada', 'bob@example.com']),
    );
    assert.deepEqual(await labels('viewers', '?query=odense'), ['bob@example.com']);
    const first = await members('viewers', '?pageSize=2');
    const rest = await members('viewers', `?pageSize=2&after=${first.next}`);
    assert.equal(new Set([...first.items, ...rest.items].map(({ profile }) => profile.id)).size, 3);
    assert.equal(rest.next, null);
    const bob = (await members('viewers', '?query=bob')).items[0]?.profile.id;
    const of = profileAudiencesSchema.parse(await (await get(`/profiles/${bob}/audiences`)).json());
    assert.deepEqual(
      of.items.map(({ audience: identifier }) => identifier),
      ['viewers'],
    );
    assert.deepEqual(
      of.changes.map(({ audience: identifier, change, version }) => [identifier, change, version]),
      [['viewers', 'entered', 1]],
    );
    const csv = await (await get('/audiences/viewers/members.csv')).text();
    const rows = parse(csv, { columns: true }) as Record<string, string>[];
    assert.deepEqual(rows.map(({ user_id }) => user_id).sort(), ["'=cmd()", 'ada', 'bob']);
    const { size, days } = await activity('viewers');
    assert.equal(size, 3);
    assert.equal(days.at(-1)?.size, 3);
    assert.equal((await tracking.manage('/audiences/nobody/members')).status, 404);
    assert.equal((await tracking.manage('/audiences/viewers/members?after=x')).status, 400);
  });

  it('catch up at start with what happened while the connector was down', async () => {
    await definitions.write([
      audience('viewers', did('Viewed', 50)),
      audience('leaving', did('Viewed', 1)),
    ]);
    await live('leaving');
    await tracking.sendBatch([viewed('cid', MINUTE - 3_000)]);
    await eventually(async () => assert.ok((await labels('leaving')).includes('cid')), 3_000);
    await audiences.stop();
    await tracking.sendBatch([viewed('dan')]);
    const left = Date.now() + 3_500;
    await eventually(() => assert.ok(Date.now() > left));
    assert.ok((await labels('leaving')).includes('cid'), 'nobody looked');
    await definitions.write([audience('viewers', did('Viewed', 51), 2)]);
    audiences = await startAudiences(
      { ...tracking.platform, metrics: new Registry() },
      definitions,
    );
    await live('viewers', 2);
    await eventually(async () => assert.ok((await labels('viewers')).includes('dan')));
    assert.equal((await tracking.manage('/audiences/leaving')).status, 404, 'it was removed');
  });

  it('compute again on request, and keep since when', async () => {
    const before = await members('viewers');
    const reply = await tracking.manage('/audiences/viewers/compute', {});
    assert.equal(reply.status, 200);
    await live('viewers', 2);
    assert.deepEqual(await members('viewers'), before);
    assert.equal((await tracking.manage('/audiences/nobody/compute', {})).status, 404);
  });
});
