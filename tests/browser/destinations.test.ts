import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.ts';
import { type AdminClient, createAdminClient, createEditor } from '../support/admin-client.ts';
import { logIn, openScreen } from '../support/admin-panel.ts';
import { type Browser, picturesOfFailures, startBrowser } from '../support/browser.ts';
import { type Sink, startSink } from '../support/sink.ts';
import { type Site, startSite } from '../support/site.ts';

const ARTICLE = 'api::article.article';
const API_KEY = 'a-key-that-nobody-sees-again';

describe('an editor who sets up where exports go', () => {
  let receiver: Sink;
  let site: Site;
  let browser: Browser;
  let admin: AdminClient;
  let page: Page;

  before(async () => {
    receiver = await startSink();
    receiver.answer(({ headers }) => ({ status: headers['x-api-key'] === API_KEY ? 200 : 401 }));
    site = await startSite({
      destinations: [{ key: 'folder', name: 'Folder', kind: 'file', directory: 'exports' }],
      fieldExports: { [ARTICLE]: ['title', 'slug'] },
    });
    admin = await site.strapi.admin();
    browser = await startBrowser();
    page = await browser.open({ height: 1400 });
    await logIn(page, site.strapi.url);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
    await receiver?.stop();
  });
  afterEach(picturesOfFailures(() => browser));

  const open = async (path: string) => {
    await openScreen(page, site.strapi.url, path);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const startWorkflow = async (name: string, destination: string) => {
    const made = await admin.post('/cdp/workflows', {
      name,
      kind: 'content',
      interval: '0 3 1 1 *',
      timeZone: 'UTC',
      enabled: true,
      options: { contentType: ARTICLE, streamId: name.toLowerCase(), destination },
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    await open(`workflows/${made.body.documentId}`);
    await press('Run now');
  };

  it('sees those of the configuration file, which are changed there', async () => {
    await open('destinations');
    await page.getByRole('link', { name: 'Folder' }).click();
    await page.getByText(/stands in the connector’s configuration file/).waitFor();
    await press('Test');
    await page.getByText('It can be delivered to.').waitFor();
    assert.equal(await page.getByRole('button', { name: /^More actions/ }).count(), 0);
    const refused = await admin.delete('/cdp/destinations/folder');
    assert.equal(refused.status, 403, JSON.stringify(refused.body));
  });

  it('is told at the field what is wrong, and by a test what the other side says', async () => {
    await open('destinations');
    await page.getByRole('link', { name: 'Create destination' }).click();
    await page.getByRole('link', { name: /HTTP interface/ }).click();
    await page.getByLabel('Name').fill('Product feed');
    await press('Test');
    await page.getByText('Use an http or https address.').first().waitFor();
    await page.getByLabel('Address').fill(receiver.url);
    await press('Add a header');
    await page.getByPlaceholder('authorization').fill('x api key');
    await page.getByLabel('Value').fill('wrong');
    await press('Test');
    await page.getByText('Use letters, digits and hyphens, such as x-api-key.').first().waitFor();
    await page.getByPlaceholder('authorization').fill('x-api-key');
    await press('Test');
    await page.getByText(/answered 401/).waitFor();
    assert.deepEqual(await accessibilityFaults(page), []);
    await page.getByLabel('Value').fill(API_KEY);
    await press('Test');
    await page.getByText('It can be delivered to.').waitFor();
    await press('Save');
    await page.getByRole('heading', { name: 'Product feed', level: 1, exact: true }).waitFor();
    await page.getByText('Nothing delivered yet').waitFor();
  });

  it('delivers to it with credentials that nobody can read', async () => {
    await startWorkflow('Articles', 'product-feed');
    await page.getByText('Finished').first().waitFor({ timeout: 60_000 });
    const rows = receiver.requests.flatMap(({ body }) => JSON.parse(body) as { title: string }[]);
    assert.ok(rows.some(({ title }) => title.length > 0));

    const { body } = await admin.get('/cdp/destinations/product-feed');
    assert.deepEqual(body.settings.headerNames, ['x-api-key']);
    assert.doesNotMatch(JSON.stringify(body), new RegExp(API_KEY));
    for (const [url, query] of [
      [site.databases.strapi, 'select definition::text as kept from cdp_destinations'],
      [site.databases.connector, 'select document::text as kept from cdp.definitions'],
    ] as const) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const kept = JSON.stringify((await client.query(query)).rows);
      await client.end();
      assert.match(kept, /product-feed/);
      assert.doesNotMatch(kept, new RegExp(API_KEY));
    }
  });

  it('changes it without entering the credentials again, unless they would go elsewhere', async () => {
    await open('destinations/product-feed/edit');
    assert.equal(await page.getByLabel('Value').inputValue(), '');
    assert.equal(await page.getByLabel('Value').getAttribute('placeholder'), 'Kept as it is');
    await page.getByLabel('Fastest rate').fill('500');
    await press('Test');
    await page.getByText('It can be delivered to.').waitFor();
    await page.getByLabel('Address').fill('http://127.0.0.1:9/elsewhere');
    await press('Save');
    await page
      .getByText(/what is kept is not sent to another host/)
      .first()
      .waitFor();
    await page.getByLabel('Address').fill(`${receiver.url}other`);
    await press('Save');
    await page.getByRole('heading', { name: 'Product feed', level: 1, exact: true }).waitFor();
    const { body } = await admin.get('/cdp/destinations/product-feed');
    assert.deepEqual([body.settings.maxRate, body.settings.url], [500, `${receiver.url}other`]);
  });

  it('repairs one that fails, and what waited for it arrives', async () => {
    await open('destinations/create?kind=webhook');
    await page.getByLabel('Name').fill('Partner');
    await page.getByLabel('Address').fill('http://127.0.0.1:9/');
    await press('Make a secret');
    await page.getByLabel('First pause (ms)').fill('200');
    await page.getByLabel('Longest pause (ms)').fill('500');
    await page.getByLabel('Attempts').fill('100');
    await press('Test');
    await page.getByText(/nothing listens at its address/).waitFor();
    await press('Save');
    await page.getByRole('heading', { name: 'Partner', level: 1, exact: true }).waitFor();
    await startWorkflow('Partners', 'partner');
    await page
      .getByText(/nothing listens at its address/)
      .first()
      .waitFor({ timeout: 60_000 });

    receiver.requests.length = 0;
    receiver.answer(() => ({ status: 200 }));
    await open('destinations/partner/edit');
    await page.getByLabel('Address').fill(receiver.url);
    await press('Make a secret');
    await press('Save');
    await page.getByRole('heading', { name: 'Partner', level: 1, exact: true }).waitFor();
    await page.getByText('Answers', { exact: true }).waitFor({ timeout: 90_000 });
    const delivered = receiver.requests.find(({ body }) => body.includes('"records"'));
    assert.ok(delivered?.headers['webhook-signature']);
  });

  it('cannot delete one that workflows deliver to', async () => {
    await open('destinations');
    await press('More actions for Product feed');
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('link', { name: 'Articles' }).waitFor();
    assert.ok(await dialog.getByRole('button', { name: 'Delete' }).isDisabled());
    assert.equal((await admin.delete('/cdp/destinations/product-feed')).status, 409);
  });

  it('needs the permission for each of it', async () => {
    const reader = await createEditor(admin, {
      name: 'Reader',
      actions: ['plugin::cdp.destinations.read'],
    });
    const asReader = await createAdminClient(site.strapi.url, reader);
    assert.equal((await asReader.get('/cdp/destinations')).status, 200);
    const draft = { saved: null, input: {} };
    assert.equal((await asReader.post('/cdp/destinations', {})).status, 403);
    assert.equal((await asReader.put('/cdp/destinations/partner', {})).status, 403);
    assert.equal((await asReader.delete('/cdp/destinations/partner')).status, 403);
    assert.equal((await asReader.post('/cdp/destinations/partner/test', {})).status, 403);
    assert.equal((await asReader.post('/cdp/destination-tests', draft)).status, 403);
  });
});
