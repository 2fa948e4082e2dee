import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, describe, it } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { picturesOfFailures } from '../support/browser.ts';
import { type LivedInPanel, openLivedInPanel } from '../support/lived-in-panel.ts';
import { KIOSK_KEY, type LivedInSite } from '../support/lived-in-site.ts';
import { send } from '../support/send.ts';
import { eventually } from '../support/wait.ts';

/** Profiles on one page of the list. */
const PAGE = 20;

describe('of profiles an editor', () => {
  let panel: LivedInPanel;
  let site: LivedInSite;
  let page: Page;

  const go = (path: string) => panel.go(path);
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  const names = () => page.locator('tbody tr td:first-child a').allTextContents();
  const choose = async (filter: string, option: string) => {
    await page.getByRole('combobox', { name: filter, exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };

  before(async () => {
    panel = await openLivedInPanel();
    ({ site, page } = panel);
  });
  after(async () => {
    await panel?.stop();
  });
  afterEach(picturesOfFailures(() => panel?.browser));

  it('finds anybody by an identifier or a trait, those of a segment, and all page by page', async () => {
    await go('profiles');
    const search = page.getByPlaceholder(/^An e-mail address/);
    const found = async (sought: string, expected: string[]) => {
      await search.fill(sought);
      await eventually(async () => assert.deepEqual((await names()).toSorted(), expected));
    };
    const customers = ['Ada Lovelace', 'Grace Lovelace', 'Kim Lovelace'];
    await found('ada@', ['Ada Lovelace']);
    await found('kiosk-kim', ['Kim Lovelace']);
    await found('customer-of-the-shop-2', ['Grace Lovelace']);
    await found('lovelace', customers);
    await found('favouriteGenres: thriller', customers);
    await found('address.city: Copenhagen', customers);
    await search.fill('noor@');
    await page.getByText('noor@').first().waitFor();
    await eventually(async () => assert.deepEqual(await names(), []));
    await search.fill('');

    await choose('Segment', 'Magazine readers: Interviews');
    await eventually(async () => assert.deepEqual((await names()).toSorted(), customers));
    await page.getByRole('button', { name: 'Clear: Segment' }).click();

    const seen: string[] = [];
    const next = page.getByRole('button', { name: 'Next' });
    const addresses = () =>
      page
        .locator('tbody tr td:first-child a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const another = async (before: string[]) =>
      eventually(async () => {
        const now = await addresses();
        assert.ok(now.length > 0 && now[0] !== before[0]);
        return now;
      });
    let shown = await eventually(async () => {
      const now = await addresses();
      assert.equal(now.length, PAGE);
      return now;
    });
    const first = shown;
    for (;;) {
      seen.push(...shown);
      if (await next.isDisabled()) break;
      await next.click();
      shown = await another(shown);
    }
    const [{ profiles }] = await query('select count(*)::int as profiles from cdp.profiles');
    assert.deepEqual([seen.length, new Set(seen).size], [profiles, profiles]);
    await page.getByText(`Profiles: ${profiles}`).waitFor();
    while (await page.getByRole('button', { name: 'Previous' }).isEnabled()) {
      await page.getByRole('button', { name: 'Previous' }).click();
      shown = await another(shown);
    }
    assert.deepEqual(shown, first);
  });

  it('sees who one is, where that is known from, and what it comes to', async () => {
    await go(`profiles/${site.ids.profile}`);
    const row = async (panel: string, name: string) =>
      (await region(panel).getByRole('row').filter({ hasText: name }).first().textContent()) ?? '';
    for (const name of ['customer-of-the-shop-1', 'ada@example.com', 'kiosk-ada']) {
      // Where it came from, when it was seen first, and when last.
      assert.match(await row('Identifiers', name), /till8 days ago(8 days ago|.*(second|minute))/);
    }
    assert.match(await row('Traits', 'favouriteGenres'), /"Drama",\s*"Thriller".*till8 days ago/s);
    assert.match(await row('Traits', 'address'), /"city": "Copenhagen".*till8 days ago/s);
    assert.match(await row('Computed traits', 'Total spent'), /Total spent150/);
    assert.match(await row('Computed traits', 'Orders of this month'), /6in \d+ days/);
    assert.match(await row('Consent', 'marketing'), /Granted.*till/);
    await region('Consent').getByText('May be reached').waitFor();

    const audiences = region('Audiences');
    await audiences.getByRole('link', { name: 'Buyers' }).waitFor();
    await audiences.getByText(/^Entered .* ago/).waitFor();
    await audiences.getByRole('button', { name: 'Why' }).click();
    await audiences.getByRole('status').getByText(/6/).first().waitFor();
    await region('Segments').getByText('Interviews').waitFor();
    await region('Segments')
      .getByText(/^Since .* ago/)
      .waitFor();
    await region('Segments').getByText('The audience buyers feeds it.').waitFor();

    await region('Orders').getByText('€150.00').first().waitFor();
    await region('Orders').getByText('6 orders').waitFor();
    for (const panel of ['Orders', 'Activity']) {
      assert.ok((await region(panel).locator('.recharts-bar-rectangle').count()) > 0, panel);
    }
  });

  it('narrows a timeline, and goes back in it to its beginning', async () => {
    await go(`profiles/${site.ids.profile}`);
    const timeline = region('Timeline');
    const events = timeline.getByRole('listitem');
    const counted = (count: number) =>
      eventually(async () => assert.equal(await events.count(), count));
    await counted(25);
    await timeline.getByRole('button', { name: 'Load more' }).click();
    await counted(32);
    await events.last().getByText('Films', { exact: true }).waitFor();
    await choose('Name of event', 'Order Completed');
    await counted(6);
    await timeline
      .getByRole('button', { name: 'Show the details of Order Completed' })
      .first()
      .click();
    await timeline.getByText('"order_id": "ada-0"').waitFor();
    await timeline.getByRole('button', { name: 'Clear: Name of event' }).click();
    await choose('Type of event', 'identify');
    await counted(1);
  });

  it('sees what left of a user of the site, and nothing of the kind of anybody else', async () => {
    const { items } = await site.connector.management('GET', '/profiles?query=customer7@');
    await go(`profiles/${items[0].id}`);
    const exports = region('Exports');
    await exports.getByRole('link', { name: 'Customers of the shop' }).waitFor();
    await exports.getByText('Sent', { exact: true }).waitFor();
    await exports.getByText(/^Last sent .* ago/).waitFor();
    await exports.getByText(/^With .*email/).waitFor();
    const [reply] = await Promise.all([
      page.waitForResponse(/\/cdp\/exported-entries\//),
      go(`profiles/${site.ids.profile}`),
    ]);
    assert.equal(reply.status(), 404, 'a customer of the till is no user of the site');
    await exports.waitFor({ state: 'detached' });
  });

  it('sees how many identifiers became how many customers', async () => {
    const [{ profiles, identifiers, emails }] = await query(`
      select (select count(*) from cdp.profiles)::int as profiles, count(*)::int as identifiers,
        count(*) filter (where type = 'email')::int as emails
      from cdp.identifiers where first_seen_at is not null`);
    await go('unification');
    const facts = await page.locator('main dl').first().textContent();
    assert.match(facts ?? '', new RegExp(`Profiles${profiles}Known${profiles}Anonymous0`));
    assert.match(facts ?? '', new RegExp(`Identifiers${identifiers}Splits0`));
    await region('Identifiers by type')
      .getByText(new RegExp(`^${emails} \\(`))
      .first()
      .waitFor();
    await region('Profiles by what names them')
      .getByText('anonymous_id + email + user_id', { exact: true })
      .waitFor();
    for (const chart of ['New profiles per day', 'Merges per day']) await region(chart).waitFor();
  });

  it('saves everything that is held of one, and suppresses them for good', async () => {
    const { items } = await site.connector.management('GET', '/profiles?query=kim@');
    const [{ id }] = items;
    await go(`profiles/${id}`);
    const menu = (item: string) =>
      page
        .getByRole('button', { name: 'Privacy', exact: true })
        .click()
        .then(() => page.getByRole('menuitem', { name: item }).click());
    const [download] = await Promise.all([page.waitForEvent('download'), menu('Export')]);
    const saved = JSON.parse(await readFile(await download.path(), 'utf8'));
    assert.equal(saved.events.length, 32);
    for (const held of ['kim@example.com', 'customer-of-the-shop-3', 'kiosk-kim', 'Copenhagen']) {
      assert.ok(JSON.stringify(saved).includes(held), held);
    }

    await menu('Suppress');
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel(/^Type .* to confirm$/).fill('customer-of-the-shop-3');
    await dialog.getByRole('button', { name: 'Suppress' }).click();
    await page.getByRole('heading', { name: 'Profiles', level: 1 }).waitFor();
    await send(site.connector.url, KIOSK_KEY, [
      { type: 'identify', userId: 'customer-of-the-shop-3', traits: { email: 'kim@example.com' } },
    ]);
    await eventually(async () => assert.equal((await site.connector.status()).backlog, 0));
    const again = await site.connector.management('GET', '/profiles?query=kim@');
    assert.deepEqual(again.items, []);

    await go('privacy');
    const requests = region('Requests').getByRole('row');
    await requests.filter({ hasText: 'Suppress' }).getByText('Done', { exact: true }).waitFor();
    await requests.filter({ hasText: 'Export' }).getByText('32 events').waitFor();
    await page.getByLabel('Identifier', { exact: true }).fill('kim@example.com');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('This identifier is suppressed').waitFor();
    await page.getByRole('button', { name: 'Let in again' }).waitFor();
  });

  async function query(text: string) {
    const client = new pg.Client({ connectionString: site.databases.connector });
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }
});
