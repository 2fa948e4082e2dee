import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { AdminClient } from '../support/admin-client.ts';
import { logIn, openScreen } from '../support/admin-panel.ts';
import { type Browser, startBrowser } from '../support/browser.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type Strapi, startStrapi } from '../support/strapi.ts';
import { type StubConnector, startStubConnector } from '../support/stub-connector.ts';

const USER = 'plugin::users-permissions.user';

describe('an editor who chooses what leaves', () => {
  const secret = randomUUID() + randomUUID();
  let database: TestDatabase;
  let connector: StubConnector;
  let strapi: Strapi;
  let browser: Browser;
  let admin: AdminClient;
  let page: Page;

  before(async () => {
    database = await createDatabase({ template: 'film shop' });
    connector = await startStubConnector(secret, {});
    strapi = await startStrapi({ databaseUrl: database.url, secret, connectorUrl: connector.url });
    admin = await strapi.admin();
    browser = await startBrowser();
    page = await browser.open({ height: 1600 });
    page.setDefaultTimeout(60_000);
    await logIn(page, strapi.url);
  });
  after(async () => {
    await browser?.close();
    await strapi?.stop();
    await connector?.stop();
    await database?.drop();
  });
  afterEach(async (context) => {
    const { passed, name } = context as typeof context & { passed?: boolean };
    if (passed === false) {
      const pictures = await browser.pictures(name.replaceAll(/\W+/g, '-'));
      context.diagnostic(`pictures: ${pictures.join(', ')}`);
    }
  });

  const open = async (contentType: string) => {
    await openScreen(page, strapi.url, `field-exports/${encodeURIComponent(contentType)}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const leave = (field: string) => page.getByRole('checkbox', { name: `Export ${field}` });
  const done = () => page.getByRole('button', { name: 'Done' }).click();
  const save = async () => {
    await page.getByRole('button', { name: 'Save' }).click();
    await page
      .getByText(/^The fields of “.*” were saved\.$/)
      .first()
      .waitFor();
  };
  const saved = async (contentType: string) =>
    (await admin.get(`/cdp/field-exports/${contentType}`)).body.fields;

  it('is warned of personal data, and sends a hash instead', async () => {
    await open(USER);
    assert.equal(await leave('password').count(), 0);
    await leave('email').click();
    await page.getByText('Personal data leaves as it is.').waitFor();
    await page.getByRole('button', { name: 'Change how email leaves' }).click();
    await page.getByRole('button', { name: 'Send a hash instead' }).click();
    await done();
    assert.equal(await page.getByText('Personal data leaves as it is.').count(), 0);
    await save();
    assert.deepEqual(await saved(USER), [
      { id: 'email', name: 'email', processor: { name: 'hash', options: {} } },
    ]);
  });

  it('reaches into the JSON of a field', async () => {
    await open('api::banner.banner');
    await page.getByRole('button', { name: 'Choose a path into segments' }).click();
    await page.getByLabel('Path in the JSON').fill('0.name');
    await page.getByRole('button', { name: 'Choose it' }).click();
    await leave('segments.0.name').waitFor();
    await save();
    assert.deepEqual(
      (await saved('api::banner.banner')).map(({ id }: { id: string }) => id),
      ['segments.0.name'],
    );
  });
});
