import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AdminClient } from '../support/admin-client.ts';
import {
  type AudienceStage,
  answers,
  inAudience,
  input,
  inSegment,
  ordered,
  PROFILE,
  problems,
  startAudienceStage,
} from '../support/audience-stage.ts';

describe('audiences', () => {
  let stage: AudienceStage;
  let admin: AdminClient;
  let made: AudienceStage['made'];
  let create: AudienceStage['create'];

  before(async () => {
    stage = await startAudienceStage();
    ({ admin, made, create } = stage);
  });
  after(() => stage?.stop());

  it('have an identifier of their own, which stays', async () => {
    const { documentId } = await create('owned', ordered);
    const check = await admin.get('/cdp/audiences/identifier-check?identifier=owned');
    assert.deepEqual(check.body, { available: false, suggestion: 'owned-2' });
    const twice = await admin.post('/cdp/audiences', input('owned', ordered));
    assert.deepEqual([twice.status, problems(twice)], [400, ['identifier']]);
    const renamed = await admin.put(`/cdp/audiences/${documentId}`, input('other', ordered));
    assert.deepEqual([renamed.status, problems(renamed)], [400, ['identifier']]);
    const missing = await admin.post('/cdp/audiences', { name: ' ', identifier: 'x', rule: {} });
    assert.equal(missing.status, 400);
  });

  it('keep every rule that means something else, and take an old one again', async () => {
    const { documentId } = await create('kept', ordered);
    const path = `/cdp/audiences/${documentId}`;
    const change = (rule: object, name = 'Kept') =>
      admin.put(path, { ...input('kept', rule), name });

    const sameMeaning = {
      kind: 'all',
      rules: [{ kind: 'not', rule: { kind: 'not', rule: ordered } }],
    };
    assert.equal((await change(sameMeaning, 'Renamed')).body.version, 1);
    const didNot = { ...ordered, kind: 'did-not' };
    assert.equal((await change(didNot)).body.version, 2);
    const restored = await admin.post(`${path}/versions/1/restore`, {});
    assert.equal(restored.status, 200, JSON.stringify(restored.body));
    assert.deepEqual([restored.body.version, restored.body.rule.kind], [3, 'did']);

    const versions = await stage.versionsOf(documentId);
    assert.deepEqual(
      versions.map(({ version, rule, managedBy }: Record<string, Record<string, string>>) => [
        version,
        rule?.kind,
        managedBy,
      ]),
      [
        [3, 'did', 'editor'],
        [2, 'did-not', 'editor'],
        [1, 'did', 'editor'],
      ],
    );
    assert.ok(versions[0].by.length > 0 && Date.parse(versions[0].at) > 0);
    assert.equal((await admin.post(`${path}/versions/9/restore`, {})).status, 404);

    const [told] = (await stage.definitions()).audiences.filter(
      ({ identifier }) => identifier === 'kept',
    );
    assert.deepEqual([told?.version, told?.name], [3, 'Kept']);
    assert.equal((await admin.delete(path)).status, 204);
    assert.equal((await admin.get(`${path}/versions`)).status, 404);
  });

  it('name nothing that is not there, and not themselves', async () => {
    const unknown = { kind: 'all', rules: [inAudience('nobody'), inSegment('gone'), ordered] };
    const refused = await admin.post('/cdp/audiences', input('lost', unknown));
    assert.deepEqual(problems(refused), ['rule.rules.0.audience', 'rule.rules.1.segment']);

    const first = await create('first', ordered);
    await create('second', { kind: 'not', rule: inAudience('first') });
    const circle = await admin.put(
      `/cdp/audiences/${first.documentId}`,
      input('first', { kind: 'any', rules: [ordered, inAudience('second')] }),
    );
    assert.deepEqual([circle.status, problems(circle)], [400, ['rule.rules.1.audience']]);
    assert.match(circle.body.error.message, /«first» → «second» → «first»/);
  });

  it('keep what they rely on from being deleted', async () => {
    const group = await made('/cdp/segment-groups', { name: 'Campaigns', identifier: 'campaigns' });
    const segments = `/cdp/segment-groups/${group.documentId}/segments`;
    const used = await made(segments, { name: 'Used', identifier: 'used' });
    const fed = await made(segments, { name: 'Fed', identifier: 'fed' });
    const trait = await made('/cdp/computed-traits', {
      name: 'Spent',
      identifier: 'spent',
      function: 'count',
      event: { type: 'track', name: 'Order Completed' },
    });
    const { source } = await made('/cdp/sources', { key: 'pos', name: 'Pos', kind: 'server' });
    const planned = await made('/cdp/plan', { name: 'Film Rated', properties: [] });
    const fieldExport = '/cdp/field-exports/api::film.film';
    const fields = [
      { id: 'title', name: 'title' },
      { id: 'director', name: 'director' },
    ];
    assert.equal((await admin.put(fieldExport, { fields })).status, 200);
    const base = await create('base', ordered);

    const where = [
      { subject: 'source', sources: ['pos'] },
      {
        subject: 'catalogue',
        path: 'film',
        catalogue: { contentType: 'api::film.film', field: 'director' },
        test: { type: 'text', operator: 'is', values: ['Kubrick'] },
      },
    ];
    const rules = [
      inAudience('base'),
      inSegment('used'),
      {
        kind: 'computed-trait',
        trait: 'spent',
        test: { type: 'number', operator: 'at-least', value: 1 },
      },
      { kind: 'did', event: { type: 'track', name: 'Film Rated', where } },
    ];
    const relying = await create(
      'relying',
      { kind: 'all', rules },
      { segments: [{ group: 'campaigns', segment: 'fed' }] },
    );

    const things = {
      trait: `/cdp/computed-traits/${trait.documentId}`,
      used: `${segments}/${used.documentId}`,
      fed: `${segments}/${fed.documentId}`,
      source: `/cdp/sources/${source.documentId}`,
      planned: `/cdp/plan/${planned.documentId}`,
      base: `/cdp/audiences/${base.documentId}`,
      group: `/cdp/segment-groups/${group.documentId}`,
    };
    for (const [what, path] of Object.entries(things)) {
      const { status, body } = await admin.delete(path);
      assert.equal(status, 409, what);
      assert.match(body.error.message, /«The relying»/, what);
    }
    const renamed = await admin.put(things.used, { name: 'Used', identifier: 'renamed' });
    assert.deepEqual(problems(renamed), ['identifier']);
    const regrouped = await admin.put(things.group, { name: 'Campaigns', identifier: 'others' });
    assert.deepEqual(problems(regrouped), ['identifier']);
    assert.equal((await admin.put(things.planned, { name: 'Rated', properties: [] })).status, 409);
    assert.equal((await admin.put(fieldExport, { fields: fields.slice(0, 1) })).status, 409);
    const told = await admin.get('/cdp/dependents?kind=segment&group=campaigns&segment=fed');
    assert.deepEqual(told.body.items, [
      {
        kind: 'audience',
        documentId: relying.documentId,
        name: 'The relying',
        identifier: 'relying',
      },
    ]);
    const { body: listed } = await admin.get(segments);
    assert.deepEqual(listed.items[0].audiences, told.body.items, 'the segment tells what feeds it');
    const { body: whole } = await admin.get(`${things.group}/dependents`);
    assert.equal(whole.audiences.length, 1);

    assert.equal((await admin.delete(`/cdp/audiences/${relying.documentId}`)).status, 204);
    for (const [what, path] of Object.entries(things)) {
      assert.equal((await admin.delete(path)).status, 204, what);
    }
    assert.equal((await admin.put(fieldExport, { fields: fields.slice(0, 1) })).status, 200);
  });

  it('of a configuration file are read-only, with a history, and stay while one needs them', async () => {
    const staff = input('staff', ordered, { name: 'Staff' });
    await stage.register({ audiences: [staff] });
    await stage.register({ audiences: [{ ...staff, rule: { ...ordered, kind: 'did-not' } }] });
    const { body } = await admin.get('/cdp/audiences?search=staff');
    const [row] = body.items;
    assert.deepEqual([row.managedBy, row.version], ['configuration', 2]);
    const path = `/cdp/audiences/${row.documentId}`;
    const [latest] = await stage.versionsOf(row.documentId);
    assert.deepEqual([latest.by, latest.managedBy], ['shop', 'configuration']);
    assert.equal((await admin.put(path, staff)).status, 403);
    assert.equal((await admin.post(`${path}/versions/1/restore`, {})).status, 403);
    assert.equal((await admin.delete(path)).status, 403);

    const needing = await create('needing', { kind: 'not', rule: inAudience('staff') });
    await stage.register({});
    assert.equal((await admin.get(path)).body.managedBy, 'editor');
    await stage.register({ audiences: [staff] });
    await admin.delete(`/cdp/audiences/${needing.documentId}`);
    await stage.register({});
    assert.equal((await admin.get(path)).status, 404);
  });

  it('show what the connector knows of them', async () => {
    const buyers = await create('buyers', ordered);
    await create('fans', ordered);
    const one = `/cdp/audiences/${buyers.documentId}`;
    const sizes = async (sort: string) => {
      const { body } = await admin.get(`/cdp/audiences?sort=${sort}&pageSize=2`);
      return body.items.map(({ activity: known }: { activity: { size: number } }) => known?.size);
    };
    assert.deepEqual(await sizes('size:desc'), [70, 3]);
    assert.deepEqual(await sizes('size:asc'), [3, 70]);

    const { body: members } = await admin.get(`${one}/members?query=kim`);
    assert.equal(members.items[0].profile.label, 'Kim');
    const { query } = stage.connector.asked.at(-1) ?? {};
    assert.deepEqual([query?.get('query'), query?.get('pageSize')], ['kim', '20']);
    assert.equal((await admin.get(`${one}/activity?days=30`)).body.size, 3);
    assert.equal((await admin.post(`${one}/compute`, {})).status, 204);
    const { body: profile } = await admin.get(`/cdp/profiles/${PROFILE}/audiences`);
    assert.deepEqual(
      [profile.items[0].name, profile.items[0].documentId, profile.changes[0].name],
      ['The buyers', buyers.documentId, 'The buyers'],
    );
    const { body: preview } = await admin.post('/cdp/audiences/preview', { rule: ordered });
    assert.equal(preview.count, 3);
    const asked = stage.connector.asked.at(-1)?.body as { rule: { count: unknown } };
    assert.deepEqual(asked.rule.count, { operator: 'at-least', value: 1, upTo: null });
    const bad = await admin.post('/cdp/audiences/preview', { rule: { kind: 'all', rules: [] } });
    assert.deepEqual(problems(bad), ['rule.rules']);
  });

  it('may be seen, exported and changed by those alone whose role allows it', async () => {
    const { documentId } = (await admin.get('/cdp/audiences?search=buyers')).body.items[0];
    const one = `/cdp/audiences/${documentId}`;
    const rule = ordered;
    type Call = (as: AdminClient) => Promise<{ status: number }>;
    const routes: [actions: string[], Call][] = [
      [['audiences.read'], (as) => as.get('/cdp/audiences')],
      [['audiences.read'], (as) => as.get(one)],
      [['audiences.read'], (as) => as.get('/cdp/audiences/choices')],
      [['audiences.read'], (as) => as.get('/cdp/audiences/identifier-check?identifier=free')],
      [['audiences.read'], (as) => as.get('/cdp/audiences/known')],
      [['audiences.read'], (as) => as.get('/cdp/audiences/known/values?type=track&path=genre')],
      [['audiences.read'], (as) => as.post('/cdp/audiences/preview', { rule })],
      [['audiences.read'], (as) => as.get(`${one}/versions`)],
      [['audiences.read'], (as) => as.get(`${one}/activity`)],
      [['audiences.read'], (as) => as.get('/cdp/dependents?kind=source&source=pos')],
      [
        ['audiences.read', 'profiles.read'],
        (as) => as.post('/cdp/audiences/preview/members', { rule }),
      ],
      [
        ['audiences.read', 'profiles.read'],
        (as) => as.post('/cdp/audiences/explain', { rule, profileId: PROFILE }),
      ],
      [['audiences.read', 'profiles.read'], (as) => as.get(`${one}/members`)],
      [['audiences.read', 'profiles.read'], (as) => as.get(`/cdp/profiles/${PROFILE}/audiences`)],
      [['audiences.update'], (as) => as.put(one, input('buyers', rule))],
      [['audiences.update'], (as) => as.post(`${one}/compute`, {})],
      [['audiences.update'], (as) => as.post(`${one}/versions/1/restore`, {})],
      [['audiences.create'], (as) => as.post('/cdp/audiences', input('made', rule))],
    ];
    const all = ['audiences.read', 'profiles.read', 'audiences.update', 'audiences.create'];
    for (const missing of all) {
      const actions = all.filter((action) => action !== missing);
      const editor = await stage.editorWith(`without-${missing.replace('.', '-')}`, actions);
      for (const [needed, call] of routes) {
        const { status } = await call(editor);
        const isRefused = needed.includes(missing);
        assert.equal(status === 403, isRefused, `${call} without ${missing}: ${status}`);
        if (!isRefused) assert.ok(status < 300, `${call}: ${status}`);
      }
      assert.equal((await editor.delete(one)).status, 403);
      const { body } = await admin.get('/cdp/audiences?search=made');
      for (const row of body.items) await admin.delete(`/cdp/audiences/${row.documentId}`);
    }
  });

  it('are saved as a file by those who may see customers', async () => {
    const { documentId } = (await admin.get('/cdp/audiences?search=buyers')).body.items[0];
    const address = `/cdp/audiences/${documentId}/members.csv`;
    const blind = await stage.editorWith('blind', ['audiences.read']);
    assert.equal((await blind.get(address)).status, 403);
    const file = await admin.download(address);
    assert.equal(await file.text(), answers['GET /audiences/buyers/members.csv']);
    assert.match(file.headers.get('content-type') ?? '', /^text\/csv/);
    assert.match(file.headers.get('content-disposition') ?? '', /"buyers\.csv"/);
  });

  it('are listed and edited while the connector is away', async () => {
    await stage.connector.stop();
    const { status, body } = await admin.get('/cdp/audiences?sort=size:desc');
    assert.equal(status, 200);
    assert.match(body.connectorProblem, /cannot be reached/);
    assert.ok(body.items.every(({ activity: known }: { activity: unknown }) => known === null));
    await create('offline', ordered);
    const preview = await admin.post('/cdp/audiences/preview', { rule: ordered });
    assert.equal(preview.status, 503);
  });
});
