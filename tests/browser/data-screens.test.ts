import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { openScreen } from '../support/admin-panel.ts';
import { picturesOfFailures } from '../support/browser.ts';
import { type LivedInPanel, openLivedInPanel } from '../support/lived-in-panel.ts';
import { KIOSK_KEY, type LivedInSite, TILL_KEY } from '../support/lived-in-site.ts';
import { send } from '../support/send.ts';

describe('the screen', () => {
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

    await send(site.connector.url, TILL_KEY, [
      { type: 'track', event: 'Till Closed', userId: 'customer-of-the-shop-1' },
    ]);
    const row = page.getByRole('listitem').filter({ has: event('Till Closed') });
    await row.getByText('Not as planned', { exact: true }).waitFor();
    await row.getByRole('link', { name: 'Profile' }).click();
    await page.getByRole('heading', { name: 'Ada Lovelace', level: 1 }).waitFor();
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
