import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { type AdminClient, createAdminClient, createEditor } from '../support/admin-client.ts';
import { type Site, startSite } from '../support/site.ts';
import { eventually } from '../support/wait.ts';

const FILE_KEY = 'the-key-of-the-file';
const VERBS = ['read', 'create', 'update', 'delete', 'rotate'] as const;

describe('sources of editors', () => {
  let site: Site;
  let admin: AdminClient;

  before(async () => {
    site = await startSite({
      sources: [{ key: 'till', name: 'Till', kind: 'server', writeKey: FILE_KEY }],
    });
    admin = await site.strapi.admin();
  });
  after(() => site?.stop());

  const send = async (writeKey: string, messageId: string, headers = {}) => {
    const reply = await fetch(`${site.connector.url}/v1/track`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${writeKey}:`)}`, ...headers },
      body: JSON.stringify({ event: 'Order Completed', userId: 'u1', messageId }),
    });
    return reply.status;
  };
  /** The nudge takes a moment to come through. */
  const becomes = (status: number, writeKey: string) =>
    eventually(async () => assert.equal(await send(writeKey, 'poll'), status));
  const create = async (input: object) => {
    const { status, body } = await admin.post('/cdp/sources', input);
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  };

  it('have a key that works, is told once and is kept as a digest', async () => {
    const { source, writeKey } = await create({ key: 'crm', name: 'CRM', kind: 'server' });
    assert.match(writeKey, /^cdp_sec_/);
    await becomes(200, writeKey);

    const path = `/cdp/sources/${source.documentId}`;
    for (const read of [path, '/cdp/sources']) {
      const reply = JSON.stringify((await admin.get(read)).body);
      assert.ok(reply.includes(writeKey.slice(0, 12)), 'its beginning is told');
      assert.ok(!reply.includes(writeKey) && !reply.includes('digest'));
    }
    const database = new pg.Client({ connectionString: site.databases.strapi });
    await database.connect();
    const { rows } = await database.query('select * from cdp_sources');
    await database.end();
    assert.ok(JSON.stringify(rows).includes(writeKey.slice(0, 12)));
    assert.ok(!JSON.stringify(rows).includes(writeKey));
    assert.ok(!JSON.stringify(rows).includes(FILE_KEY));

    await eventually(async () => {
      const { body } = await admin.get(path);
      assert.ok(body.activity.lastSeenAt);
      const volume = await admin.get(`${path}/volume?period=month&timeZone=Europe/Copenhagen`);
      assert.equal(volume.body.items.length, 30);
      assert.ok(volume.body.items.at(-1).events >= 1);
    });
  });

  it('get a new key while the old one goes on working, until it is revoked', async () => {
    const { source, writeKey } = await create({ key: 'shop', name: 'Shop', kind: 'server' });
    const path = `/cdp/sources/${source.documentId}/write-keys`;
    const rotated = await admin.post(path, { overlap: 'day' });
    assert.equal(rotated.status, 201);
    const newKey = rotated.body.writeKey;
    assert.notEqual(newKey, writeKey);
    await becomes(200, newKey);
    await becomes(200, writeKey);
    const [current, old] = rotated.body.source.writeKeys;
    assert.equal(current.expiresAt, null);
    const hours = (Date.parse(old.expiresAt) - Date.now()) / 3_600_000;
    assert.ok(hours > 23.9 && hours <= 24, `${hours}`);

    assert.equal((await admin.delete(`${path}/${old.id}`)).status, 200);
    await becomes(401, writeKey);
    assert.equal(await send(newKey, 'still'), 200);
    assert.equal((await admin.delete(`${path}/${current.id}`)).status, 409, 'the last one stays');
    assert.equal((await admin.delete(`${path}/nothing`)).status, 404);
    assert.equal((await admin.post(path, { overlap: 'year' })).status, 400);

    const last = await admin.post(path, { overlap: 'none' });
    await becomes(401, newKey);
    await becomes(200, last.body.writeKey);
  });

  it('are switched off and on, limited to origins, and deleted', async () => {
    const { source, writeKey } = await create({
      key: 'site',
      name: 'Site',
      kind: 'browser',
      origins: ['https://Shop.example/'],
    });
    assert.deepEqual(source.origins, ['https://shop.example']);
    assert.equal(source.writeKeys[0].value, writeKey, 'the key of a browser is public');
    assert.equal(source.trackingUrl, site.connector.url);
    await becomes(200, writeKey);
    assert.equal(await send(writeKey, 'x', { origin: 'https://shop.example' }), 200);
    assert.equal(await send(writeKey, 'x', { origin: 'https://evil.example' }), 403);

    const path = `/cdp/sources/${source.documentId}`;
    assert.equal((await admin.put(path, { name: 'Site', enabled: false })).status, 200);
    await becomes(404, writeKey);
    assert.equal((await admin.put(path, { name: 'Site' })).status, 200);
    await becomes(200, writeKey);
    assert.equal((await admin.delete(path)).status, 204);
    await becomes(401, writeKey);
  });

  it('have a key of their own, and the input is checked at its field', async () => {
    await create({ key: 'taken', name: 'Taken', kind: 'server' });
    const check = await admin.get('/cdp/sources/key-check?key=taken');
    assert.deepEqual(check.body, { available: false, suggestion: 'taken-2' });
    for (const [input, field] of [
      [{ key: 'taken', name: 'Other', kind: 'server' }, 'key'],
      [{ key: 'ok', name: '', kind: 'server' }, 'name'],
      [{ key: 'ok', name: 'Ok', kind: 'app' }, 'kind'],
      [{ key: 'ok', name: 'Ok', kind: 'browser', origins: ['shop.example'] }, 'origins'],
      [{ key: 'ok', name: 'Ok', kind: 'server', rateLimit: 0 }, 'rateLimit'],
    ] as const) {
      const { status, body } = await admin.post('/cdp/sources', input);
      assert.equal(status, 400, field);
      assert.deepEqual(body.error.details.errors[0].path, [field]);
    }
  });

  it('stand beside those of the configuration file, which nobody changes here', async () => {
    assert.equal(await send(FILE_KEY, 'file'), 200);
    const { body } = await admin.get('/cdp/sources?search=till');
    const [till] = body.items;
    assert.equal(till.managedBy, 'configuration');
    assert.equal(till.writeKeys[0].prefix, FILE_KEY.slice(0, 4));
    const path = `/cdp/sources/${till.documentId}`;
    assert.equal((await admin.put(path, { name: 'Mine' })).status, 403);
    assert.equal((await admin.delete(path)).status, 403);
    assert.equal((await admin.post(`${path}/write-keys`, { overlap: 'none' })).status, 403);
    assert.equal((await admin.delete(`${path}/write-keys/${till.writeKeys[0].id}`)).status, 403);
  });

  it('may keep events waiting that the tracking plan does not know, until it does', async () => {
    const { writeKey } = await create({ key: 'exact', name: 'X', kind: 'server', plan: 'block' });
    await becomes(200, writeKey);
    assert.equal(await send(writeKey, 'unplanned'), 200);
    const reason = 'The plan does not know «Order Completed».';
    const waiting = async () => (await admin.get('/cdp/events/set-aside')).body.items;
    await eventually(async () => {
      const [event] = await waiting();
      assert.deepEqual([event?.messageId, event?.reason], ['unplanned', reason]);
    });
    const live = await admin.get('/cdp/events/live');
    assert.equal(live.status, 200);
    const early = await admin.post('/cdp/events/set-aside/replay', { reason });
    assert.deepEqual(early.body, { events: 0, remaining: 1, blocked: 1 });

    const order = { name: 'Order Completed', properties: [{ name: 'total', kind: 'number' }] };
    const made = await admin.post('/cdp/plan', order);
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const twice = await admin.post('/cdp/plan', order);
    assert.deepEqual(twice.body.error.details.errors[0].path, ['name']);
    await eventually(async () => {
      await admin.post('/cdp/events/set-aside/replay', { reason });
      assert.deepEqual(await waiting(), []);
    });
    const known = await admin.get('/cdp/profiles?query=u1');
    const consent = await admin.get(`/cdp/profiles/${known.body.items[0].id}/consent`);
    assert.deepEqual(consent.body, { items: [], neededToActivate: [], mayActivate: true });
    const { body } = await admin.get('/cdp/plan?search=order%20comp');
    assert.equal(body.items[0].documentId, made.body.documentId);
    assert.equal((await admin.delete(`/cdp/plan/${made.body.documentId}`)).status, 204);
  });

  it('have events and a plan that are for those alone whose role allows it', async () => {
    const { body: planned } = await admin.post('/cdp/plan', { name: 'Matrix', properties: [] });
    const one = `/cdp/plan/${planned.documentId}`;
    const changed = { name: 'Matrix', properties: [{ name: 'x' }] };
    type Call = (as: AdminClient) => Promise<{ status: number }>;
    const routes: [action: string, Call][] = [
      ['events.read', (as) => as.get('/cdp/events/live')],
      ['events.read', (as) => as.get('/cdp/events/set-aside')],
      ['events.read', (as) => as.get('/cdp/events/set-aside/reasons')],
      ['events.replay', (as) => as.post('/cdp/events/set-aside/replay', { all: true })],
      ['events.discard', (as) => as.post('/cdp/events/set-aside/discard', { ids: ['1'] })],
      ['profiles.read', (as) => as.get(`/cdp/profiles/${crypto.randomUUID()}/consent`)],
      ['plan.read', (as) => as.get('/cdp/plan')],
      ['plan.read', (as) => as.get(one)],
      ['plan.create', (as) => as.post('/cdp/plan', { name: 'Made', properties: [] })],
      ['plan.update', (as) => as.put(one, changed)],
      ['plan.delete', (as) => as.delete(one)],
    ];
    for (const allowed of new Set(routes.map(([action]) => action))) {
      const name = `may-${allowed.replace('.', '-')}`;
      const credentials = await createEditor(admin, { name, actions: [`plugin::cdp.${allowed}`] });
      const editor = await createAdminClient(site.strapi.url, credentials);
      for (const [action, call] of routes) {
        const { status } = await call(editor);
        assert.equal(status === 403, action !== allowed, `${allowed} at a route of ${action}`);
      }
    }
  });

  it('are for those alone whose role has the permission of each route', async () => {
    const { source } = await create({ key: 'matrix', name: 'Matrix', kind: 'server' });
    const one = `/cdp/sources/${source.documentId}`;
    const [key] = source.writeKeys;
    type Call = (as: AdminClient) => Promise<{ status: number }>;
    const routes: [(typeof VERBS)[number], Call][] = [
      ['read', (as) => as.get('/cdp/sources')],
      ['read', (as) => as.get('/cdp/sources/key-check?key=free')],
      ['read', (as) => as.get(one)],
      ['read', (as) => as.get(`${one}/volume`)],
      ['create', (as) => as.post('/cdp/sources', { key: 'made', name: 'Made', kind: 'server' })],
      ['update', (as) => as.put(one, { name: 'Changed' })],
      ['rotate', (as) => as.post(`${one}/write-keys`, { overlap: 'none' })],
      ['rotate', (as) => as.delete(`${one}/write-keys/${key.id}`)],
      ['delete', (as) => as.delete(one)],
    ];
    for (const verb of VERBS) {
      const others = VERBS.filter((other) => other !== verb);
      const without = await editor(`without-${verb}`, others);
      for (const [needed, call] of routes) {
        if (needed === verb) assert.equal((await call(without)).status, 403, verb);
      }
    }
    for (const verb of VERBS) {
      const only = await editor(`only-${verb}`, [verb]);
      for (const [needed, call] of routes) {
        if (needed === verb) assert.notEqual((await call(only)).status, 403, verb);
      }
    }
  });

  async function editor(name: string, verbs: readonly string[]): Promise<AdminClient> {
    const actions = verbs.map((verb) => `plugin::cdp.sources.${verb}`);
    return createAdminClient(site.strapi.url, await createEditor(admin, { name, actions }));
  }
});
