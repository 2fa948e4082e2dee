import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  activity,
  answersOfActivations as answers,
  delivery,
  activationInput as input,
  row,
  spent,
} from '../support/activation-answers.ts';
import type { AdminClient, AdminReply } from '../support/admin-client.ts';
import {
  type AudienceStage,
  inAudience,
  ordered,
  PROFILE,
  problems,
  startAudienceStage,
} from '../support/audience-stage.ts';

describe('activations', () => {
  let stage: AudienceStage;
  let admin: AdminClient;
  let lapsed: { documentId: string };
  let trait: { documentId: string };

  before(async () => {
    stage = await startAudienceStage(answers);
    ({ admin } = stage);
    lapsed = await stage.create('lapsed', ordered);
    trait = await stage.made('/cdp/computed-traits', {
      name: 'Spent',
      identifier: 'spent',
      function: 'count',
      event: { type: 'track', name: 'Order Completed' },
    });
    await stage.made('/cdp/destinations', {
      kind: 'webhook',
      key: 'crm',
      name: 'CRM',
      url: 'http://127.0.0.1:9/hook',
      secret: `whsec_${Buffer.alloc(32).toString('base64')}`,
    });
    await stage.made('/cdp/destinations', {
      kind: 'file',
      key: 'files',
      name: 'Files',
      directory: 'members',
    });
  });
  after(() => stage?.stop());

  const create = (identifier: string, more?: object) =>
    stage.made('/cdp/activations', input(identifier, more));
  const told = async () =>
    (await stage.definitions()).activations.map(({ identifier, enabled }) => [identifier, enabled]);
  const refused = (reply: AdminReply) => [reply.status, problems(reply)];

  it('are refused at what does not fit the site', async () => {
    const save = (more: object) => admin.post('/cdp/activations', input('lost', more));
    const city = { from: 'trait', path: 'city', name: 'city' };
    for (const [more, fields] of [
      [{ audience: 'nobody' }, ['audience']],
      [{ destination: 'nowhere' }, ['destination']],
      [{ destination: 'cdp' }, ['destination']],
      [{ destination: 'files' }, ['on', 'interval']],
      [{ fields: [city, { ...spent, trait: 'gone' }] }, ['fields.1.trait']],
      [{ fields: [city, { ...city, path: 'town' }] }, ['fields.1.name']],
      [{ on: [] }, ['on']],
      [{ audience: '', name: ' ' }, ['name', 'audience']],
    ] as const) {
      assert.deepEqual(refused(await save(more)), [400, [...fields]]);
    }
    const { body } = await admin.post('/cdp/activations', input('lost', { audience: 'nobody' }));
    assert.match(body.error.message, /no audience «nobody»: choose another, or make it first/);
    assert.deepEqual(await told(), []);
  });

  it('are made, listed with what is known of them, and told to the connector', async () => {
    const made = await create('win-back', { fields: [spent], description: 'With a voucher.' });
    assert.deepEqual(
      [made.audienceName, made.audienceDocumentId, made.destinationName, made.managedBy],
      ['The lapsed', lapsed.documentId, 'CRM', 'editor'],
    );
    assert.deepEqual([made.batchSize, made.interval, made.timeZone], [100, null, 'UTC']);
    await create('nightly', { destination: 'files', on: [], interval: '0 6 * * *' });

    const { body } = await admin.get('/cdp/activations?search=BACK&sort=updatedAt:desc');
    assert.equal(body.connectorProblem, null);
    assert.deepEqual(body.items, [{ ...made, activity }]);
    const one = await admin.get(`/cdp/activations/${made.documentId}`);
    assert.deepEqual(one.body, { ...made, activity });
    const all = await admin.get('/cdp/activations');
    assert.deepEqual(
      all.body.items.map((item: { identifier: string; activity: unknown }) => [
        item.identifier,
        item.activity !== null,
      ]),
      [
        ['nightly', false],
        ['win-back', true],
      ],
    );
    assert.deepEqual(await told(), [
      ['nightly', true],
      ['win-back', true],
    ]);
    assert.equal((await admin.get('/cdp/activations/nothing')).status, 404);
  });

  it('have an identifier of their own, which stays', async () => {
    const { documentId } = await create('owned');
    const check = await admin.get('/cdp/activations/identifier-check?identifier=owned');
    assert.deepEqual(check.body, { available: false, suggestion: 'owned-2' });
    const reserved = await admin.get('/cdp/activations/identifier-check?identifier=preview');
    assert.deepEqual(reserved.body, { available: false, suggestion: 'preview-2' });
    const own = `/cdp/activations/identifier-check?identifier=owned&except=${documentId}`;
    assert.equal((await admin.get(own)).body.available, true);
    const twice = await admin.post('/cdp/activations', input('owned'));
    assert.deepEqual(refused(twice), [400, ['identifier']]);

    const path = `/cdp/activations/${documentId}`;
    assert.deepEqual(refused(await admin.put(path, input('other'))), [400, ['identifier']]);
    const unfit = await admin.put(path, input('owned', { audience: 'nobody' }));
    assert.deepEqual(refused(unfit), [400, ['audience']]);
    const changed = await admin.put(path, input('owned', { on: ['exited'], batchSize: 5 }));
    assert.deepEqual([changed.body.on, changed.body.batchSize], [['exited'], 5]);
  });

  it('are switched off and on, and deleted', async () => {
    const { documentId, fields } = await create('switched', { fields: [spent] });
    const path = `/cdp/activations/${documentId}`;
    const off = await admin.put(`${path}/enabled`, { enabled: false });
    assert.deepEqual([off.status, off.body.enabled, off.body.fields], [200, false, fields]);
    assert.ok((await told()).some(([name, enabled]) => name === 'switched' && enabled === false));
    assert.equal((await admin.put(`${path}/enabled`, { enabled: true })).body.enabled, true);
    assert.equal((await admin.put(`${path}/enabled`, {})).status, 400);
    assert.equal((await admin.delete(path)).status, 204);
    assert.equal((await admin.get(path)).status, 404);
    assert.ok((await told()).every(([name]) => name !== 'switched'));
  });

  it('keep what they are made of from being deleted', async () => {
    const about = await stage.create('about', ordered);
    const naming = await stage.create('naming', { kind: 'not', rule: inAudience('about') });
    const using = await create('using', { audience: 'about', fields: [spent] });
    const target = { kind: 'file', key: 'used', name: 'Used', directory: 'used' };
    await stage.made('/cdp/destinations', target);
    const filing = await create('filing', { destination: 'used', on: [], interval: '0 6 * * *' });

    const audience = await admin.delete(`/cdp/audiences/${about.documentId}`);
    assert.equal(audience.status, 409);
    assert.equal(
      audience.body.error.message,
      '«The about» is needed: the audience «The naming» and the activation «The using» rely on it. ' +
        'Change or delete them first.',
    );
    const computed = await admin.delete(`/cdp/computed-traits/${trait.documentId}`);
    assert.equal(computed.status, 409);
    assert.match(computed.body.error.message, /the activations .*«The using».* rely on it/);
    const destination = await admin.delete('/cdp/destinations/used');
    assert.equal(destination.status, 409);
    assert.equal(
      destination.body.error.message,
      '«Used» is needed by the activation «The filing»: have it deliver elsewhere, or delete it first.',
    );

    const needing = await admin.get('/cdp/dependents?kind=audience&audience=about');
    assert.deepEqual(
      needing.body.items.map(({ kind, documentId }: Record<string, string>) => [kind, documentId]),
      [
        ['audience', naming.documentId],
        ['activation', using.documentId],
      ],
    );
    const use = { documentId: using.documentId, name: 'The using' };
    const listed = await admin.get('/cdp/audiences?search=about');
    assert.deepEqual(listed.body.items[0].activations, [use]);
    const bound = await admin.get(`/cdp/audiences/${about.documentId}/activations`);
    assert.deepEqual(bound.body.items, [{ ...use, enabled: true }]);
    assert.equal((await admin.get('/cdp/audiences/nothing/activations')).status, 404);
    const known = await admin.get('/cdp/destinations/used');
    assert.deepEqual(
      [known.body.workflows, known.body.activations],
      [[], [{ documentId: filing.documentId, name: 'The filing' }]],
    );

    await admin.delete(`/cdp/activations/${filing.documentId}`);
    assert.equal((await admin.delete('/cdp/destinations/used')).status, 204);
    await admin.delete(`/cdp/activations/${using.documentId}`);
    await admin.delete(`/cdp/audiences/${naming.documentId}`);
    assert.equal((await admin.delete(`/cdp/audiences/${about.documentId}`)).status, 204);
  });

  it('offer what there is to choose, without the platform itself', async () => {
    const { body } = await admin.get('/cdp/activations/choices');
    assert.ok(
      body.audiences.some(({ documentId }: typeof lapsed) => documentId === lapsed.documentId),
    );
    assert.deepEqual(
      body.destinations.map(({ key, kind }: Record<string, string>) => [key, kind]),
      [
        ['crm', 'webhook'],
        ['files', 'file'],
      ],
    );
    assert.deepEqual(body.computedTraits, [{ name: 'Spent', identifier: 'spent' }]);
  });

  it('show what the connector did, and what it would do', async () => {
    const [{ documentId }] = (await admin.get('/cdp/activations?search=win-back')).body.items;
    const path = `/cdp/activations/${documentId}`;
    const page = await admin.get(`${path}/deliveries?state=refused`);
    assert.deepEqual(page.body.items, [{ ...delivery, profile: null }]);
    const { query } = stage.connector.asked.at(-1) ?? {};
    assert.deepEqual([query?.get('state'), query?.get('pageSize')], ['refused', '20']);
    assert.equal((await admin.get(`${path}/deliveries?state=lost`)).status, 400);

    const retried = await admin.post(`${path}/retry`, { ids: ['7'] });
    assert.deepEqual(retried.body, { retried: 3 });
    assert.deepEqual(stage.connector.asked.at(-1)?.body, { ids: ['7'] });

    const preview = await admin.post('/cdp/activations/preview', { activation: input('draft') });
    assert.deepEqual(preview.body, { members: 3, rows: [row], skipped: [] });
    const unfit = input('draft', { audience: 'nobody' });
    const bad = await admin.post('/cdp/activations/preview', { activation: unfit });
    assert.deepEqual(refused(bad), [400, ['activation.audience']]);

    const { body } = await admin.get(`/cdp/profiles/${PROFILE}/activations`);
    assert.deepEqual(body.items, [
      { ...delivery, documentId, name: 'The win-back' },
      { ...delivery, id: '6', activation: 'gone', documentId: null, name: 'gone' },
    ]);
  });

  it('of a configuration file are read-only, and go when they vanish from it', async () => {
    const audiences = [{ name: 'Staff', identifier: 'staff', rule: ordered }];
    const welcome = input('welcome', { audience: 'staff', fields: [spent] });
    // A site that lacks what the file names still gets to know its connector.
    const dangling = input('dangling', { audience: 'nobody', destination: 'nowhere' });
    await stage.register({ audiences, activations: [welcome, dangling] });
    const listed = await admin.get('/cdp/activations?search=The%20dangling');
    assert.deepEqual(
      [listed.body.items[0].audienceName, listed.body.items[0].destinationName],
      [null, null],
    );
    await stage.register({ audiences, activations: [{ ...welcome, name: 'Welcome' }] });
    const { body } = await admin.get('/cdp/activations?search=welcome');
    assert.deepEqual([body.items[0].managedBy, body.items[0].name], ['configuration', 'Welcome']);
    const path = `/cdp/activations/${body.items[0].documentId}`;
    assert.equal((await admin.put(path, welcome)).status, 403);
    assert.equal((await admin.put(`${path}/enabled`, { enabled: false })).status, 403);
    assert.equal((await admin.delete(path)).status, 403);

    await stage.register({ activations: [welcome] });
    const [staff] = (await admin.get('/cdp/audiences?search=staff')).body.items;
    assert.equal(staff.managedBy, 'editor', 'an audience stays while an activation needs it');
    await stage.register({ audiences, activations: [welcome] });
    await stage.register({});
    assert.equal((await admin.get(path)).status, 404);
    const gone = await admin.get(`/cdp/audiences/${staff.documentId}`);
    assert.equal(gone.status, 404, 'and goes together with it');
  });

  it('are for those alone whose role allows it', async () => {
    const [{ documentId }] = (await admin.get('/cdp/activations?search=win-back')).body.items;
    const one = `/cdp/activations/${documentId}`;
    const changed = input('win-back', { fields: [spent] });
    type Call = (as: AdminClient) => Promise<{ status: number }>;
    const read = ['activations.read'];
    const see = ['activations.read', 'profiles.read'];
    const update = ['activations.update'];
    const routes: [actions: string[], Call][] = [
      [read, (as) => as.get('/cdp/activations')],
      [read, (as) => as.get(one)],
      [read, (as) => as.get('/cdp/activations/choices')],
      [read, (as) => as.get('/cdp/activations/identifier-check?identifier=free')],
      [read, (as) => as.get(`/cdp/audiences/${lapsed.documentId}/activations`)],
      [see, (as) => as.get(`${one}/deliveries`)],
      [see, (as) => as.get(`/cdp/profiles/${PROFILE}/activations`)],
      [see, (as) => as.post('/cdp/activations/preview', { activation: changed })],
      [['activations.create'], (as) => as.post('/cdp/activations', input('made'))],
      [update, (as) => as.put(one, changed)],
      [update, (as) => as.put(`${one}/enabled`, { enabled: true })],
      [['activations.retry'], (as) => as.post(`${one}/retry`, {})],
    ];
    const all = [...new Set(routes.flatMap(([actions]) => actions))];
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
      const { body } = await admin.get('/cdp/activations?search=The%20made');
      for (const made of body.items) await admin.delete(`/cdp/activations/${made.documentId}`);
    }
    const deleting = await stage.editorWith('deleting', ['activations.delete']);
    const { documentId: spare } = await create('spare');
    assert.equal((await deleting.delete(`/cdp/activations/${spare}`)).status, 204);
    for (const path of ['/cdp/activations', one, `/cdp/profiles/${PROFILE}/activations`]) {
      assert.equal((await fetch(`${stage.url}${path}`)).status, 401);
    }
  });

  it('are listed and edited while the connector is away', async () => {
    await stage.connector.stop();
    const { status, body } = await admin.get('/cdp/activations');
    assert.equal(status, 200);
    assert.match(body.connectorProblem, /cannot be reached/);
    assert.ok(body.items.every(({ activity: known }: { activity: unknown }) => known === null));
    const { documentId } = await create('offline');
    assert.equal((await admin.get(`/cdp/activations/${documentId}`)).body.activity, null);
    assert.equal((await admin.get(`/cdp/activations/${documentId}/deliveries`)).status, 503);
    const preview = await admin.post('/cdp/activations/preview', { activation: input('offline') });
    assert.equal(preview.status, 503);
  });
});
