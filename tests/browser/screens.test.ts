import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/root.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { logIn, openScreen } from '../support/admin-panel.ts';
import { type Browser, startBrowser } from '../support/browser.ts';
import { KIOSK_KEY, type LivedInSite, send, startLivedInSite } from '../support/lived-in-site.ts';
import { eventually } from '../support/wait.ts';

/** A click on what has a role and a name, within the screen or what it opened. */
type Click = [role: 'button' | 'combobox' | 'menuitem' | 'tab' | 'checkbox', name: string | RegExp];

/** What can be opened on a screen, by its route: each a way of clicks from the fresh screen. */
const OPENED: Record<string, Click[][]> = {
  'segment-groups': [
    [
      ['button', 'More actions for Magazine readers'],
      ['menuitem', 'Delete'],
    ],
  ],
  'segment-groups/:documentId': [
    [['button', 'Create segment']],
    [
      ['button', 'More actions for Interviews'],
      ['menuitem', 'Delete'],
    ],
  ],
  'profiles/:id': [
    [
      ['button', 'Privacy'],
      ['menuitem', /^Delete/],
    ],
    [['button', /^Show .*Order Completed/]],
  ],
  'computed-traits': [
    [
      ['button', 'More actions for Orders of this month'],
      ['menuitem', 'Delete'],
    ],
  ],
  'computed-traits/create': [
    [['combobox', 'Name of the event']],
    [['button', 'Add condition']],
    [['combobox', /^Function/]],
  ],
  'events/:tab': [[['button', /^Show .*Seat Chosen/]], [['button', /^Discard Seat Chosen/]]],
  plan: [
    [
      ['button', 'More actions for Order Completed'],
      ['menuitem', 'Delete'],
    ],
  ],
  'plan/create': [[['button', 'Add a property']], [['combobox', /^Type/]]],
  workflows: [
    [
      ['button', 'More actions for Customers of the shop'],
      ['menuitem', 'Delete'],
    ],
  ],
  'workflows/create': [[['combobox', /^Time zone/]]],
  sources: [
    [
      ['button', 'More actions for Web shop'],
      ['menuitem', 'Delete'],
    ],
  ],
  'sources/:documentId': [[['button', 'Make a new key']]],
};

describe('every screen', () => {
  let site: LivedInSite;
  let browser: Browser;
  let page: Page;

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

  it('can be used by people with a disability, with all that opens on it', async () => {
    const faults: string[] = [];
    const look = async (where: string) => {
      for (const fault of await accessibilityFaults(page)) faults.push(`${where}: ${fault}`);
    };
    for (const route of await routes()) {
      const address = addressOf(route);
      await go(address);
      await look(route);
      for (const way of OPENED[route] ?? []) {
        for (const [role, name] of way) {
          await page.getByRole(role, { name }).first().click();
          await look(`${route}, ${name} open`);
        }
        await go('overview');
        await go(address);
      }
    }
    assert.deepEqual(faults, []);
  });

  it('of an import leads from the file to what became of it', async () => {
    const faults: string[] = [];
    const look = async () => faults.push(...(await accessibilityFaults(page)));
    await go('imports/create');
    await page.locator('input[type=file]').setInputFiles({
      name: 'purchases.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'email,date,total\nada@example.com,2026-01-05,12\nkim@example.com,oops,3',
      ),
    });
    await page.getByRole('heading', { name: 'Sample' }).waitFor();
    await look();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Columns' }).waitFor();
    await look();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Nothing has been changed.').waitFor();
    await look();
    await page.getByRole('button', { name: 'Start import' }).click();
    await page.getByText('Finished', { exact: true }).waitFor();
    await look();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').waitFor();
    await look();
    await page.keyboard.press('Escape');
    await go('imports');
    await page.getByRole('link', { name: 'purchases.csv' }).waitFor();
    await look();
    assert.deepEqual(faults, []);
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
    await arrive('Gate Closed');
    await eventually(async () => {
      const { body } = await site.admin.get('/cdp/events/live?name=gate');
      assert.equal(body.items.length, 1, 'it arrived');
    });
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
    await page.getByText('«product_id» is used twice.').first().waitFor();
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
    await page.keyboard.press('ArrowDown');
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

  /** The paths of all routes of the plugin, as the code has them. */
  async function routes(): Promise<string[]> {
    const app = await readFile(join(root, 'plugin/admin/src/app/App.tsx'), 'utf8');
    const found = [...app.matchAll(/<Route path="([^"*]+)"/g)].map(([, path]) => path ?? '');
    assert.ok(found.length > 20, 'The routes are found in App.tsx.');
    // An import has no address before there is one: it has a test of its own.
    return found.filter((path) => path !== 'imports/:id');
  }

  /** @throws when a route names something that the site has none of: add it to `LivedInSite` */
  function addressOf(route: string): string {
    const { ids } = site;
    const values: Record<string, string> = {
      'segment-groups': ids.segmentGroup,
      profiles: ids.profile,
      'computed-traits': ids.computedTrait,
      events: 'set-aside',
      plan: ids.plannedEvent,
      workflows: ids.workflow,
      'field-exports': encodeURIComponent('api::article.article'),
      sources: ids.source,
    };
    const [section = ''] = route.split('/');
    return route.replace(/:\w+/, () => {
      const value = values[section];
      assert.ok(value, `Give the lived-in site something for the route ${route}.`);
      return value;
    });
  }

  /** Goes to a screen without loading the admin panel again, and waits until it is there. */
  async function go(path: string): Promise<void> {
    await page.evaluate((address) => {
      history.pushState({}, '', `/admin/plugins/cdp/${address}`);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
    await page.locator('main h1').first().waitFor();
    await page.waitForFunction(() => {
      const main = document.querySelector('main');
      return main?.querySelector('h1') && !/\bLoading\b/.test(main.textContent ?? '');
    });
  }
});
