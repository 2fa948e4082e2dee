import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.ts';
import { goToScreen, logIn, openScreen } from '../support/admin-panel.ts';
import { type Browser, startBrowser } from '../support/browser.ts';
import { KIOSK_KEY, type LivedInSite, send, startLivedInSite } from '../support/lived-in-site.ts';

describe('the screen', () => {
  let site: LivedInSite;
  let browser: Browser;
  let page: Page;

  const go = (path: string) => goToScreen(page, path);

  before(async () => {
    site = await startLivedInSite();
    browser = await startBrowser();
    page = await browser.open({ height: 1400 });
    await logIn(page, site.strapi.url);
    await openScreen(page, site.strapi.url, 'overview');
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });
  afterEach(async (context) => {
    const { passed, name } = context as typeof context & { passed?: boolean };
    if (passed === false) {
      const pictures = await browser.pictures(name.replaceAll(/\W+/g, '-'));
      context.diagnostic(`pictures: ${pictures.join(', ')}`);
    }
  });

  it('of live events shows them as they arrive, filters them, and stands still while paused', async () => {
    const arrive = (event: string) =>
      send(site.connector.url, KIOSK_KEY, [{ type: 'track', event, anonymousId: 'kiosk-live' }]);
    const event = (name: string) => page.getByText(name, { exact: true });
    await go('events/live');
    await arrive('Door Opened');
    await event('Door Opened').waitFor();
    await page.getByText('Blocked by the plan', { exact: true }).first().waitFor();

    await page.getByLabel('Name contains').fill('closed');
    await event('Door Opened').waitFor({ state: 'detached' });
    await arrive('Door Opened');
    await arrive('Door Closed');
    await event('Door Closed').waitFor();
    assert.equal(await event('Door Opened').count(), 0);

    await page.getByRole('button', { name: 'Pause' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Go on' }).waitFor();
    // Another tab tells when one that is not paused would have asked again.
    const tab = await page.context().newPage();
    await openScreen(tab, site.strapi.url, 'events/live');
    for (const name of ['Gate Closed', 'Shop Closed']) {
      await arrive(name);
      await tab.getByText(name, { exact: true }).waitFor();
    }
    await tab.close();
    assert.equal(await event('Gate Closed').count(), 0, 'it is not shown');
    await page.keyboard.press('Enter');
    await event('Gate Closed').waitFor();
    await page.getByRole('button', { name: 'Show the details of Gate Closed' }).click();
    await page.getByText('"anonymousId": "kiosk-live"').waitFor();
  });

  it('of the plan takes in an event as it came, and says what is wrong at the field', async () => {
    await go('plan');
    const row = page.getByRole('row').filter({ hasText: 'Product Viewed' });
    await row.getByRole('link', { name: 'Plan it' }).click();
    await page.getByRole('heading', { name: 'Plan an event', level: 1 }).waitFor();
    const names = page.locator('input[name$=name]');
    assert.equal(await names.first().inputValue(), 'Product Viewed');
    await page.getByRole('button', { name: 'Add a property' }).focus();
    await page.keyboard.press('Enter');
    await names.last().fill('product_id');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('“product_id” is used twice.').first().waitFor();
    await names.last().fill('price');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Tracking plan', level: 1 }).waitFor();
    await row.getByText('Planned', { exact: true }).waitFor();
    const { body } = await site.admin.get('/cdp/plan?search=Product%20Viewed');
    assert.deepEqual(
      body.items[0].properties.map(({ name }: { name: string }) => name).toSorted(),
      ['name', 'price', 'product_id'],
    );
  });

  it('of computed traits knows events and properties, and computes again what failed', async () => {
    await go('computed-traits/create');
    await page.locator('input[name=name]').fill('Largest order');
    await page.getByRole('combobox', { name: /^Function/ }).click();
    await page.getByRole('option', { name: 'Largest' }).click();
    await page.getByRole('combobox', { name: 'Name of the event' }).pressSequentially('order');
    await page.getByRole('option', { name: 'Order Completed' }).click();
    await page.getByRole('combobox', { name: 'Which value' }).click();
    await page.getByRole('option', { name: 'A property of the event' }).click();
    const property = page.getByRole('combobox', { name: /^Property/ });
    await property.focus();
    await page.keyboard.type('tot');
    await page.getByRole('option', { name: 'total' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=combobox][aria-activedescendant]').waitFor();
    await page.keyboard.press('Enter');
    assert.equal(await property.inputValue(), 'total');
    await page.getByText('The largest total of “Order Completed” (track).').waitFor();
    await page.getByLabel('Try it').fill('ada@');
    await page.getByText('Ada Lovelace: 37.5').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Largest order' });
    await row.getByText('Live', { exact: true }).waitFor();

    await fail('largest-order');
    await row.getByText('The disk was full.').waitFor();
    await row.getByRole('button', { name: 'More actions for Largest order' }).click();
    await page.getByRole('menuitem', { name: 'Compute again' }).click();
    await row.getByText('Live', { exact: true }).waitFor();
    assert.equal(await row.getByText('The disk was full.').count(), 0);
  });

  it('of imports leads step by step, and the same file again changes nothing', async () => {
    const rows = [
      ' customer_id  date number_of_cds  dollar_value',
      ...Array.from({ length: 60 }, (_, index) => ` ${10_001 + index} 19970101  1   11.77`),
      ' 10001 19970101  1   11.77',
      ' 10002 oops  2   20.76',
    ];
    const purchases = {
      name: 'purchases.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(rows.join('\r\n')),
    };
    for (const [added, known] of [
      [61, 0],
      [0, 61],
    ] as const) {
      await go('imports/create');
      await page.locator('input[type=file]').setInputFiles(purchases);
      await page.getByRole('heading', { name: 'Sample' }).waitFor();
      await page.getByText('1997-01-01T00:00:00.000Z').first().waitFor();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('heading', { name: 'Columns' }).waitFor();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('Nothing has been changed.').waitFor();
      await page.getByText('date: «oops» is not a date such as 19970131.').waitFor();
      await page.getByRole('button', { name: 'Start import' }).click();
      await page.getByText('Finished', { exact: true }).waitFor();
      await page.getByText('10002 oops  2   20.76').waitFor();
      const id = page.url().split('/').at(-1);
      const run = await site.connector.management('GET', `/imports/${id}`);
      assert.deepEqual(run.counts, { read: 62, added, known, bad: 1 });
      assert.equal(run.requestedBy.length > 0, true);
    }
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'purchases.txt.bad-rows.csv');
  });

  it('of imports begins with a saved mapping, and keeps what is changed in it', async () => {
    const savedMappings = async () => (await site.admin.get('/cdp/import-mappings')).body.items;
    await upload('till.csv', 'email,date,total\nada@example.com,2026-01-05,12');
    await page.getByLabel('Name of the mapping').fill('Till receipts');
    await startImport();
    const before = (await savedMappings()).length;

    await upload('shop-2.csv', 'email,date,shop\nkim@example.com,2026-01-06,Nord');
    await page.getByRole('combobox', { name: 'Begin with' }).click();
    await page.getByRole('option', { name: 'Till receipts' }).click();
    await page.getByText('This file lacks a column of the mapping: total.').waitFor();
    assert.equal(await page.getByLabel('Name of the event').inputValue(), 'Order Completed');
    await page.getByText('What you change is saved in this mapping').waitFor();
    await page.getByRole('combobox', { name: 'Becomes: shop' }).click();
    await page.getByRole('option', { name: 'Property of the event' }).click();
    await page.getByLabel('Name: shop').fill('');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Enter a name.').waitFor();
    await page.getByLabel('Name: shop').fill('branch');
    await startImport();
    const [{ mapping }, ...others] = await savedMappings();
    assert.deepEqual([mapping.name, 1 + others.length], ['Till receipts', before]);
    assert.deepEqual(
      mapping.fields.map(({ target, name }: Record<string, string>) => name || target),
      ['email', 'timestamp', 'branch'],
    );

    await upload('shop-3.csv', 'email,date,shop\nkim@example.com,2026-01-07,Nord');
    await page.getByText('The saved mapping “Till receipts” fits these columns').waitFor();
    await page.getByLabel('Name of the mapping').fill('Branches');
    await startImport();
  });

  it('of saved mappings lists, renames and deletes them', async () => {
    const faults: string[] = [];
    const look = async () => faults.push(...(await accessibilityFaults(page)));
    await go('imports');
    await page.getByRole('link', { name: 'Saved mappings' }).click();
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    await row('Branches').getByText('3 of 3').waitFor();
    await look();
    await row('Till receipts')
      .getByRole('button', { name: /^More actions/ })
      .click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Branches');
    await page.keyboard.press('Enter');
    await page.getByText('Another mapping has this name.').first().waitFor();
    await look();
    await page.getByRole('textbox', { name: 'Name' }).fill('Tills / 2026');
    await page.getByRole('button', { name: 'Save' }).click();
    await row('Tills / 2026')
      .getByRole('button', { name: /^More actions/ })
      .click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').waitFor();
    await look();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('The mapping Tills / 2026 was deleted.').waitFor();
    await row('Branches').waitFor();
    await row('Tills / 2026').waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });

  it('of imports puts everybody in a file in a segment, and the profile says which import did', async () => {
    await upload('guests.csv', 'email,city\nguest-1@example.com,Rome\nguest-2@example.com,Oslo\n');
    await page.getByRole('combobox', { name: 'Put everybody in' }).click();
    await page.getByRole('option', { name: 'Festival reports (Magazine readers)' }).click();
    await page.keyboard.press('Escape');
    assert.deepEqual(await accessibilityFaults(page), []);
    await startImport();
    await page.getByText('Festival reports', { exact: true }).waitFor();
    const { items } = await site.connector.management('GET', '/profiles?query=guest-1@');
    await go(`profiles/${items[0].id}`);
    await page.getByText('Import «guests»: guests.csv').waitFor();
    await page.getByText(/^Put in by /).waitFor();
    await go(`segment-groups/${site.ids.segmentGroup}`);
    await page.getByRole('link', { name: 'Festival reports' }).click();
    const guest = page.getByRole('row').filter({ hasText: 'guest-2@example.com' });
    await guest.getByText('Import «guests»: guests.csv').waitFor();
    const facts = page.locator('main').getByText('People', { exact: true }).locator('..');
    await facts.getByText('2', { exact: true }).waitFor({ timeout: 5_000 });
    assert.deepEqual(await accessibilityFaults(page), []);
  });

  /** Uploads a file and goes on to its columns. */
  async function upload(name: string, content: string): Promise<void> {
    await go('imports/create');
    const buffer = Buffer.from(content);
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
    await page.getByRole('heading', { name: 'Sample' }).waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Columns' }).waitFor();
  }

  /** Goes on from the columns to the end of the import. */
  async function startImport(): Promise<void> {
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Nothing has been changed.').waitFor();
    await page.getByRole('button', { name: 'Start import' }).click();
    await page.getByText('Finished', { exact: true }).waitFor();
  }

  /** Makes the computation of a trait one that was given up. */
  async function fail(trait: string): Promise<void> {
    const client = new pg.Client({ connectionString: site.databases.connector });
    await client.connect();
    const values = ['The disk was full.', trait];
    await client.query(
      "update cdp.computations set state = 'failed', error = $1 where trait = $2",
      values,
    );
    await client.end();
  }
});
