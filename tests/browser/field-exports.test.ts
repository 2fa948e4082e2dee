import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.ts';
import type { AdminClient } from '../support/admin-client.ts';
import { logIn, openScreen } from '../support/admin-panel.ts';
import { type Browser, picturesOfFailures, startBrowser } from '../support/browser.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type Strapi, startStrapi } from '../support/strapi.ts';
import { type StubConnector, startStubConnector } from '../support/stub-connector.ts';
import { eventually } from '../support/wait.ts';

const ARTICLE = 'api::article.article';
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
  afterEach(picturesOfFailures(() => browser));

  const open = async (contentType: string) => {
    await openScreen(page, strapi.url, `field-exports/${encodeURIComponent(contentType)}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const leave = (field: string) => page.getByRole('checkbox', { name: `Export ${field}` });
  const chooseValue = async (field: string, value: RegExp) => {
    await page.getByRole('button', { name: `Change how ${field} leaves` }).click();
    await page.getByRole('combobox', { name: 'Value' }).click();
    await page.getByRole('option', { name: value }).click();
  };
  const done = () => page.getByRole('button', { name: 'Done' }).click();
  const save = async () => {
    // What an earlier save said may still be on the screen, so the answer is waited for as well.
    const answer = page.waitForResponse(
      (response) =>
        response.request().method() === 'PUT' && response.url().includes('/cdp/field-exports/'),
    );
    await page.getByRole('button', { name: 'Save' }).click();
    assert.equal((await answer).status(), 200);
    await page
      .getByText(/^The fields of “.*” were saved\.$/)
      .first()
      .waitFor();
  };
  const saved = async (contentType: string) =>
    (await admin.get(`/cdp/field-exports/${contentType}`)).body.fields;

  it('finds fields in their tree, and says how each leaves', async () => {
    await open(ARTICLE);
    await leave('title').click();
    assert.equal(await leave('seo.metaTitle').count(), 0, 'components are closed at first');
    await page.getByRole('button', { name: 'Show what is below seo' }).click();
    await leave('seo.metaTitle').click();
    await page.getByRole('button', { name: 'Show what is below blocks', exact: true }).click();
    await page.getByRole('button', { name: 'Show what is below blocks.article__quote' }).click();
    await leave('blocks.article__quote.text').click();
    await leave('films').click();
    await chooseValue('films', /^List of names$/);
    await done();
    await leave('body').click();
    await chooseValue('body', /^Rich text to plain text$/);
    await page.getByLabel('Longest, in characters').fill('40');
    await done();
    await leave('slug').click();
    await chooseValue('slug', /^Template of several fields$/);
    await page.getByRole('textbox', { name: /^Template/ }).fill('{title} by {nobody}');
    await done();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('There is no field «nobody» that may leave.').first().waitFor();
    await page.getByRole('button', { name: 'Change how slug leaves' }).click();
    await page.getByRole('textbox', { name: /^Template/ }).fill('{title} by {author}');
    assert.deepEqual(await accessibilityFaults(page), []);
    await done();
    await save();
    assert.deepEqual(
      (await saved(ARTICLE)).map(({ id, processor }: { id: string; processor: object }) => [
        id,
        processor,
      ]),
      [
        ['title', null],
        ['seo.metaTitle', null],
        ['blocks.article__quote.text', null],
        ['films', { name: 'names', options: { attribute: null } }],
        ['body', { name: 'plain-text', options: { maxLength: 40 } }],
        ['slug', { name: 'template', options: { template: '{title} by {author}' } }],
      ],
    );
  });

  it('follows related entries deeper, without losing what is not saved', async () => {
    await leave('summary').click();
    await page.getByRole('combobox', { name: 'Related entries' }).click();
    await page.getByRole('option', { name: '2 levels deep' }).click();
    await page.getByRole('button', { name: 'Show what is below films', exact: true }).click();
    await page.getByRole('button', { name: 'Show what is below films.genre' }).click();
    await leave('films.genre.name').click();
    assert.equal(await leave('summary').getAttribute('aria-checked'), 'true');
    await save();
    assert.equal((await saved(ARTICLE)).at(-1).id, 'films.genre.name');
  });

  it('sees a real entry before and after, and each change at once', async () => {
    const entry = page.getByRole('combobox', { name: 'Entry' });
    await entry.click();
    await entry.pressSequentially('Hitchcock');
    await page.getByRole('option', { name: /Hitchcock in one weekend/ }).click();
    const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name} `) });
    await row('body').waitFor();
    const text = (await row('body').getByRole('gridcell').last().textContent()) ?? '';
    assert.ok(text.length > 10 && text.length <= 40, text);
    const template = await row('slug').getByRole('gridcell').last().textContent();
    assert.match(template ?? '', / by /);
    await chooseValue('title', /^Text$/);
    await page.getByRole('combobox', { name: 'Letters' }).click();
    await page.getByRole('option', { name: 'Upper case' }).click();
    await done();
    await eventually(async () => {
      const cells = await row('title').getByRole('gridcell').allTextContents();
      assert.equal(cells[2], cells[1]?.toUpperCase());
    });
    assert.deepEqual(await accessibilityFaults(page), []);
  });

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

  it('carries the choice to a file, and from one and from another type', async () => {
    await open(ARTICLE);
    const menu = () => page.getByRole('button', { name: 'Copy and files' }).click();
    await menu();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Export as a file' }).click(),
    ]);
    const file = JSON.parse(await readFile(await download.path(), 'utf8'));
    assert.deepEqual(file, { contentType: ARTICLE, fields: await saved(ARTICLE) });

    await open('api::film.film');
    await menu();
    await page.getByRole('menuitem', { name: 'Copy from another type' }).click();
    await page.getByRole('combobox', { name: 'Content type' }).click();
    await page.getByRole('option', { name: /^Article/ }).click();
    await page.getByRole('button', { name: 'Take it over' }).click();
    await page.getByText(/This type does not have the fields .*seo\.metaTitle/).waitFor();
    assert.equal(await leave('title').getAttribute('aria-checked'), 'true');

    file.fields = [{ id: 'price', name: 'amount', processor: { name: 'number' } }];
    const buffer = Buffer.from(JSON.stringify(file));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'films.json', mimeType: 'application/json', buffer });
    await page.getByText('1 field was taken over. Save to keep it.').waitFor();
    await save();
    assert.deepEqual(await saved('api::film.film'), [
      { id: 'price', name: 'amount', processor: { name: 'number', options: { decimals: null } } },
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
