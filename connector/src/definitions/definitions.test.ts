import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { ConfigurationInput, Definitions } from 'strapi-cdp-config';
import { createTestPlatform, type TestPlatform } from '../database/testing.ts';
import { eventually } from '../shared/testing.ts';
import { createStrapiClient } from '../strapi/index.ts';
import { type StrapiDouble, startStrapiDouble } from '../strapi/testing.ts';
import { createDefinitions, type DefinitionsStore } from './index.ts';

const CDP_SECRET = 'a-secret-that-is-long-enough-for-us';

const configuration: ConfigurationInput = {
  name: 'shop',
  segmentGroupIdentifier: 'customers',
  destinations: [
    {
      kind: 'http',
      key: 'feed',
      name: 'Feed',
      url: 'http://127.0.0.1:1/',
      headers: { authorization: 'hush' },
    },
  ],
  schedule: {
    user: [
      {
        name: 'Customers',
        interval: '0 * * * *',
        options: { contentType: 'plugin::users-permissions.user', streamId: 'customers' },
      },
    ],
  },
};

const workflow = (key: string): Definitions['workflows'][number] => ({
  key,
  name: key,
  kind: 'content',
  interval: '0 * * * *',
  timeZone: 'UTC',
  enabled: true,
  managedBy: 'editor',
  options: {
    contentType: 'api::article.article',
    streamId: key,
    destination: 'cdp',
    locales: [],
    status: 'published',
    mode: 'full',
    batchSize: 200,
    maxRate: null,
    draft: false,
  },
});

describe('definitions', () => {
  let strapi: StrapiDouble;
  let platform: TestPlatform;
  let stores: DefinitionsStore[];

  beforeEach(async () => {
    strapi = await startStrapiDouble(CDP_SECRET);
    platform = await createTestPlatform({
      configuration,
      environment: { CDP_SECRET, CDP_STRAPI_URL: strapi.address, CDP_DEFINITIONS_INTERVAL: '60' },
    });
    stores = [];
  });
  afterEach(async () => {
    for (const store of stores) await store.stop();
    await platform.close();
    await strapi.stop();
  });

  function create(): DefinitionsStore {
    const store = createDefinitions(platform);
    stores.push(store);
    return store;
  }
  const keysOf = (store: DefinitionsStore) => store.current().workflows.map(({ key }) => key);

  it('registers, pulls, and lays the file over what editors wrote', async () => {
    strapi.document = {
      segmentGroups: [],
      plan: [],
      destinations: [],
      sources: [],
      computedTraits: [],
      audiences: [],
      activations: [],
      workflows: [
        workflow('articles'),
        { ...workflow('user-customers'), interval: '* * * * *' },
        { ...workflow('of-an-earlier-file'), managedBy: 'configuration' },
      ],
    };
    const store = create();
    await store.start();
    await eventually(() => assert.deepEqual(keysOf(store), ['user-customers', 'articles']));
    assert.equal(store.current().workflows[0]?.interval, '0 * * * *');
    assert.equal(store.freshness().etag, '"1"');
    assert.equal(store.freshness().error, null);
    assert.equal(strapi.registrations.length, 1);
    const registration = JSON.stringify(strapi.registrations[0]);
    assert.match(registration, /"segmentGroupIdentifier":"customers"/);
    assert.match(registration, /"key":"cdp".*"key":"feed"/);
    assert.ok(!registration.includes('hush'), 'the secrets of a destination stay here');
  });

  it('tells of a change once, and of none when nothing changed', async () => {
    const store = create();
    const told: string[][] = [];
    store.onChange(async ({ workflows }) => {
      told.push(workflows.map(({ key }) => key));
    });
    await store.start();
    await eventually(() => assert.equal(told.length, 1));
    strapi.document = {
      segmentGroups: [],
      sources: [],
      computedTraits: [],
      audiences: [],
      activations: [],
      plan: [],
      destinations: [],
      workflows: [workflow('articles')],
    };
    strapi.etag = '"2"';
    await store.refresh();
    await store.refresh();
    assert.deepEqual(told, [['user-customers'], ['user-customers', 'articles']]);
  });

  it('tells a listener again that could not apply a change', async () => {
    const store = create();
    let calls = 0;
    store.onChange(async () => {
      calls += 1;
      if (calls === 1) throw new Error('the database is away');
    });
    await store.start();
    await eventually(() => assert.equal(calls, 1));
    await store.refresh();
    assert.equal(calls, 2);
    await store.refresh();
    assert.equal(calls, 2);
  });

  it('starts from the last good copy while Strapi is down, and comes back by itself', async () => {
    strapi.document = {
      segmentGroups: [],
      sources: [],
      computedTraits: [],
      audiences: [],
      activations: [],
      plan: [],
      destinations: [],
      workflows: [workflow('articles')],
    };
    const first = create();
    await first.start();
    await eventually(() => assert.equal(first.freshness().etag, '"1"'));
    await first.stop();
    await strapi.stop();

    const second = create();
    await second.start();
    assert.deepEqual(keysOf(second), ['user-customers', 'articles']);
    await eventually(() => assert.match(second.freshness().error ?? '', /start Strapi/));

    strapi.registrations.length = 0;
    await strapi.start();
    await eventually(() => assert.equal(second.freshness().error, null));
    assert.equal(strapi.registrations.length, 1, 'it presents itself when Strapi comes back');
  });

  it('refuses a document that it cannot use, says why, and keeps the last good copy', async () => {
    strapi.document = {
      segmentGroups: [],
      sources: [],
      computedTraits: [],
      audiences: [],
      activations: [],
      plan: [],
      destinations: [],
      workflows: [workflow('articles')],
    };
    const store = create();
    await store.start();
    await eventually(() => assert.equal(store.freshness().etag, '"1"'));
    strapi.etag = '"2"';
    for (const [document, reason] of [
      ['<html>', /no JSON/],
      [
        {
          segmentGroups: [],
          sources: [],
          computedTraits: [],
          audiences: [],
          activations: [],
          plan: [],
          destinations: [],
          workflows: [{ ...workflow('x'), interval: 'often' }],
        },
        /workflows\.0\.interval/,
      ],
    ] as const) {
      strapi.document = document as Definitions | string;
      await store.refresh();
      assert.match(store.freshness().error ?? '', reason);
      assert.equal(store.freshness().etag, '"1"');
      assert.deepEqual(keysOf(store), ['user-customers', 'articles']);
    }
  });

  it('says which variable to correct when the secrets differ', async () => {
    const other = createStrapiClient({ strapiUrl: strapi.address, secret: 'x'.repeat(32) });
    const store = createDefinitions({ ...platform, strapi: other });
    await store.refresh();
    assert.match(store.freshness().error ?? '', /CDP_SECRET/);
  });

  it('takes a redirect for a wrong address', async () => {
    strapi.status = 302;
    const store = create();
    await store.refresh();
    assert.match(store.freshness().error ?? '', /redirects/);
  });

  it('reaches the other replicas at once', async () => {
    const [one, other] = [create(), create()];
    await one.start();
    await other.start();
    // Each of them asks once by itself; who only waits for its version may take that of the other.
    await Promise.all([one.refresh(), other.refresh()]);
    assert.equal(other.freshness().etag, '"1"');
    strapi.document = {
      segmentGroups: [],
      sources: [],
      computedTraits: [],
      audiences: [],
      activations: [],
      plan: [],
      destinations: [],
      workflows: [workflow('articles')],
    };
    strapi.etag = '"2"';
    const calls = strapi.calls.length;
    await one.refresh();
    await eventually(() => assert.deepEqual(keysOf(other), ['user-customers', 'articles']), 2_000);
    assert.equal(strapi.calls.length, calls + 1, 'the other one did not ask Strapi');
  });
});
