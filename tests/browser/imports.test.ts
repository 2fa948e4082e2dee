import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.ts';
import { picturesOfFailures } from '../support/browser.ts';
import { type LivedInPanel, openLivedInPanel } from '../support/lived-in-panel.ts';
import type { LivedInSite } from '../support/lived-in-site.ts';

describe('the screen of imports', () => {
  let panel: LivedInPanel;
  let site: LivedInSite;
  let page: Page;

  const go = (path: string) => panel.go(path);

  before(async () => {
    panel = await openLivedInPanel();
    ({ site, page } = panel);
  });
  after(async () => {
    await panel?.stop();
  });
  afterEach(picturesOfFailures(() => panel?.browser));

  it('leads step by step, and the same file again changes nothing', async () => {
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
      await page.getByText('1997-01-01', { exact: true }).first().waitFor();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('heading', { name: 'Columns' }).waitFor();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('Nothing has been changed.').waitFor();
      await page.getByText('date: «oops» is not a date such as 19970131.').waitFor();
      await page.getByText('50 of 62 rows are shown').waitFor();
      const report = await saved();
      assert.equal(report.trim().split('\n').length, 63, 'a line a row, and headings');
      assert.equal(report.split(added > 0 ? ',new,' : ',known,').length - 1, 61);
      await page.getByRole('button', { name: 'Show more rows' }).click();
      await page.getByText('62 of 62 rows are shown').waitFor();
      await page.getByRole('button', { name: 'Start import' }).click();
      await page.getByText('Finished', { exact: true }).waitFor();
      await page.getByText('10002 oops  2   20.76').waitFor();
      const id = page.url().split('/').at(-1);
      const run = await site.connector.management('GET', `/imports/${id}`);
      assert.deepEqual(run.counts, { read: 62, added, known, bad: 1 });
      assert.equal(run.requestedBy.length > 0, true);
    }
    const bad = await saved('purchases.txt.bad-rows.csv');
    assert.match(bad, /63,date: «oops» is not a date such as 19970131\., *10002 oops/);
  });

  it('begins with a saved mapping, and keeps what is changed in it', async () => {
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

  it('lists saved mappings, renames and deletes them', async () => {
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

  it('reads packed JSON lines by paths, also by one that is added by hand', async () => {
    const order = (email: string | null, price: number) =>
      JSON.stringify({
        customer: { email, name: { first: 'Kim' } },
        ordered_at: '2026-01-02T10:00:00Z',
        items: [{ sku: 'film-1', price }],
      });
    const lines = [order('kim@example.com', 3.5), order(null, 1), order('new@example.com', 4)];
    await upload('orders.ndjson.gz', gzipSync(lines.join('\n')));
    await page.getByText('customer.email', { exact: true }).waitFor();
    await page.getByRole('checkbox', { name: 'Required: customer.email' }).click();
    await page.getByRole('button', { name: 'Add a path' }).click();
    // On the way it is the path of a column that is there already.
    await page.getByLabel(/^Path, such as/).pressSequentially('items[0].price');
    await page.getByRole('combobox', { name: 'Type: items[0].price' }).click();
    await page.getByRole('option', { name: 'Number 1,234.50' }).click();
    await page.getByLabel('Name: items[0].price').fill('revenue');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('customer.email: a value is required.').waitFor();
    await page.getByRole('button', { name: 'Start import' }).click();
    await page.getByText('Finished', { exact: true }).waitFor();
    const { items } = await site.connector.management('GET', '/profiles?query=new@');
    const address = `/profiles/${items[0].id}/events?source=orders`;
    const [event] = (await site.connector.management('GET', address)).items;
    assert.equal(event.properties.revenue, 4);
    assert.equal(event.timestamp, '2026-01-02T10:00:00.000Z');
  });

  it('puts everybody in a file in a segment, and the profile says which import did', async () => {
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

  /** Saves the file that the screen offers, and reads it. */
  async function saved(name = 'purchases.txt.dry-run.csv'): Promise<string> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), name);
    return readFile(await download.path(), 'utf8');
  }

  /** Uploads a file and goes on to its columns. */
  async function upload(name: string, content: string | Buffer): Promise<void> {
    await go('imports/create');
    const buffer = typeof content === 'string' ? Buffer.from(content) : content;
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
});
