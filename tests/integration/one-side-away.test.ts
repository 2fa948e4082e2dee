import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { ConfigurationInput } from 'strapi-cdp-config';
import { type Connector, startConnector } from '../support/connector.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type Strapi, startStrapi } from '../support/strapi.ts';
import { eventually } from '../support/wait.ts';

const WRITE_KEY = 'a-server-write-key';
const secret = randomUUID() + randomUUID();
const configuration: ConfigurationInput = {
  sources: [{ key: 'till', name: 'Till', kind: 'server', writeKey: WRITE_KEY }],
  fieldExports: { 'plugin::users-permissions.user': ['email'] },
  schedule: {
    user: [
      {
        name: 'Customers',
        interval: '0 3 1 1 *',
        options: { contentType: 'plugin::users-permissions.user', streamId: 'customers' },
      },
    ],
  },
};

describe('one side away', () => {
  let shop: TestDatabase;
  let database: TestDatabase;
  let strapi: Strapi;
  let connector: Connector;

  before(async () => {
    shop = await createDatabase({ template: 'film shop' });
    database = await createDatabase();
    strapi = await startStrapi({ databaseUrl: shop.url, secret });
    connector = await startConnector({
      databaseUrl: database.url,
      strapiUrl: strapi.url,
      secret,
      configuration,
    });
    await strapi.restart({ connectorUrl: connector.url });
    await workflowIsKnown('user-customers');
  });
  after(async () => {
    await connector?.stop();
    await strapi?.stop();
    await database?.drop();
    await shop?.drop();
  });

  async function workflowIsKnown(workflow: string): Promise<void> {
    await eventually(async () => {
      const { items } = await connector.management('GET', '/workflows');
      assert.ok(items.some(({ key }: { key: string }) => key === workflow));
    });
  }

  it('the connector works on while Strapi is stopped, and catches up when it is back', async () => {
    const admin = await strapi.admin();
    const { body: workflow } = await admin.post('/cdp/workflows', {
      name: 'Films, by an editor',
      kind: 'product',
      interval: '0 3 1 1 *',
      timeZone: 'UTC',
      enabled: true,
      options: { contentType: 'api::film.film', streamId: 'films' },
    });
    await workflowIsKnown(workflow.key);

    await strapi.stop();
    await connector.stop();
    await connector.restart();
    await workflowIsKnown(workflow.key);
    assert.equal((await fetch(`${connector.url}/health/ready`)).status, 200);

    const reply = await fetch(`${connector.url}/v1/track`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${WRITE_KEY}:`).toString('base64')}` },
      body: JSON.stringify({ event: 'Product Viewed', userId: 'while-away', messageId: 'away-1' }),
    });
    assert.equal(reply.status, 200);
    await eventually(async () => {
      const { items } = await connector.management('GET', '/profiles?query=while-away');
      assert.equal(items.length, 1);
    });
    await eventually(async () => {
      const { definitions } = await connector.status();
      assert.match(definitions.error ?? '', /Strapi/);
    });

    const run = await connector.management('POST', '/workflows/user-customers/runs', {
      requestedBy: 'Test',
    });
    const current = () => connector.management('GET', `/runs/${run.id}`);
    await eventually(async () => assert.match((await current()).error ?? '', /Strapi/));
    assert.notEqual((await current()).state, 'failed', 'a stopped Strapi is no reason to give up');

    await strapi.restart();
    await eventually(async () => assert.equal((await current()).state, 'finished'), {
      timeout: 90_000,
    });
    assert.ok((await current()).counts.sent >= 100);
  });

  it('editors work on while the connector is stopped, and nothing they did is missed', async () => {
    await connector.stop();
    const admin = await strapi.admin();

    const overview = await admin.get('/cdp/overview');
    assert.equal(overview.status, 200);
    assert.equal(overview.body.connector.reachable, false);
    assert.match(overview.body.connector.problem, /connector/i);

    const created = await admin.post('/cdp/segment-groups', {
      name: 'Made while away',
      identifier: 'made-while-away',
      description: '',
    });
    assert.equal(created.status, 201);
    const workflows = await admin.get('/cdp/workflows');
    assert.equal(workflows.status, 200);
    assert.match(workflows.body.connectorProblem, /connector/i);
    const profiles = await admin.get('/cdp/profiles');
    assert.equal(profiles.status, 503);
    assert.match(profiles.body.error.message, /connector/i);
    assert.ok((await admin.get('/cdp/overview')).body.definitions.pendingChanges >= 1);

    await connector.restart();
    await eventually(
      async () => {
        const { body } = await admin.get('/cdp/overview');
        assert.equal(body.connector.reachable, true);
        assert.equal(body.definitions.pendingChanges, 0);
        assert.equal(body.connector.status.definitions.etag, body.definitions.etag);
      },
      { timeout: 90_000 },
    );
  });

  it('both count the versions of a rule of the file alike, of one that changed meanwhile too', async () => {
    let admin = await strapi.admin();
    const versions = async () => {
      const [told] = (await connector.management('GET', '/audiences')).items;
      return [told?.state, told?.version];
    };
    const inStrapi = async () => {
      const { body } = await admin.get('/cdp/audiences?search=buyers');
      const [row] = body.items;
      return [row?.version, row?.activity?.state, row?.activity?.version];
    };
    const write = async (name: string) => {
      configuration.audiences = [
        {
          name: 'Buyers',
          identifier: 'buyers',
          rule: { kind: 'did', event: { type: 'track', name } },
        },
      ];
      await connector.stop();
      await connector.restart();
    };
    await write('Order Completed');
    await eventually(async () => assert.deepEqual(await inStrapi(), [1, 'live', 1]));
    await write('Order Paid');
    await eventually(async () => assert.deepEqual(await inStrapi(), [2, 'live', 2]));

    await strapi.stop();
    await write('Order Shipped');
    await eventually(async () => assert.deepEqual(await versions(), ['live', 3]));
    await strapi.restart();
    admin = await strapi.admin();
    await eventually(async () => assert.deepEqual(await inStrapi(), [3, 'live', 3]), {
      timeout: 90_000,
    });
  });
});
