import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import filmShop from '../../config/cdp.config.ts';
import { freePort } from '../../scripts/processes/index.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import type { AdminClient } from '../support/admin-client.ts';
import { logIn, openScreen } from '../support/admin-panel.ts';
import { type Browser, picturesOfFailures, startBrowser } from '../support/browser.ts';
import { handleRuleBuilder } from '../support/rule-builder.ts';
import { send } from '../support/send.ts';
import { bought } from '../support/shop-events.ts';
import { type Site, startSite } from '../support/site.ts';
import { type Storefront, startStorefront, storefrontSource } from '../support/storefront.ts';
import { eventually } from '../support/wait.ts';

const TILL_KEY = 'film-shop-till-key';

const CUSTOMER = { email: 'customer1@example.com', password: 'Film-shop-1' };

const FOR_EVERYONE = 'Three thousand films';
const FOR_FANS = 'Lights off, doors locked';

/** From the builder in the admin to the first page of the shop, each in a window of its own. */
describe('an audience that an editor builds', () => {
  let site: Site;
  let storefront: Storefront;
  let browser: Browser;
  let admin: AdminClient;
  let editor: Page;
  let shop: Page;
  let thrillers: string[];

  before(async () => {
    const port = await freePort();
    site = await startSite({
      name: 'film-shop',
      sources: [
        { key: 'till', name: 'Till', kind: 'server', writeKey: TILL_KEY },
        storefrontSource(port),
      ],
      segmentGroupIdentifier: filmShop.segmentGroupIdentifier,
      // Nothing feeds them: no audience is configured.
      segmentGroups: filmShop.segmentGroups,
    });
    storefront = await startStorefront({
      strapiUrl: site.strapi.url,
      connectorUrl: site.connector.url,
      port,
    });
    admin = await site.strapi.admin();
    await boughtLongAgo();
    browser = await startBrowser();
    shop = await browser.open();
    editor = await browser.open({ width: 1280, height: 1000 });
    await logIn(editor, site.strapi.url);
  });
  after(async () => {
    await browser?.close();
    await storefront?.stop();
    await site?.stop();
  });
  afterEach(picturesOfFailures(() => browser));

  it('begins with what a customer does in the shop, who sees what everyone sees', async () => {
    await shop.goto(`${storefront.url}/login`);
    await shop.getByRole('button', { name: 'Accept' }).click();
    await shop.getByLabel('E-mail').fill(CUSTOMER.email);
    await shop.getByLabel('Password').fill(CUSTOMER.password);
    await shop.locator('main').getByRole('button', { name: 'Log in' }).click();
    await shop.waitForURL('**/account');

    await shop.goto(`${storefront.url}/?genre=thriller-suspense`);
    const films = shop.locator('main a[href^="/films/"]');
    await films.nth(2).waitFor();
    const paths = await films.evaluateAll((links) =>
      links.map((link) => link.getAttribute('href') ?? ''),
    );
    thrillers = [...new Set(paths)].slice(0, 3);
    for (const path of thrillers.slice(0, 2)) await view(path);
    await findShop(FOR_EVERYONE);
  });

  it('is built of what came in, and previewed while it is built', async () => {
    // What came is noted every few seconds, and the builder suggests what was noted.
    await eventually(async () => {
      const { body } = await admin.get('/cdp/plan?search=Product%20Viewed');
      assert.ok(body.items[0]?.seen?.properties.length > 0);
    });
    const { nameField, card, add, choose, means } = handleRuleBuilder(editor);
    await openScreen(editor, site.strapi.url, 'audiences/create');
    await nameField().fill('Night owls');

    await add('did');
    await card(1).getByLabel('Name of the event').click();
    await editor.getByRole('option', { name: /^Product Viewed/ }).click();
    await card(1)
      .getByRole('button', { name: /^Where/ })
      .click();
    await card(1).getByLabel('Property', { exact: true }).click();
    await editor.getByRole('option', { name: /^category/ }).click();
    await card(1).getByLabel('Value', { exact: true }).click();
    await editor.getByRole('option', { name: /^Thriller/ }).click();
    await card(1).getByLabel('Number of times').fill('2');
    await choose(card(1), 'When', 'in the last');
    await card(1).getByLabel('How long').fill('7');
    await means(1, 1);
    await card(1).getByLabel('Number of times').fill('3');
    await means(0, 1);

    await add('did not do');
    await card(2).getByLabel('Name of the event').click();
    await editor.getByRole('option', { name: /^Order Completed/ }).click();
    await choose(card(2), 'When', 'in the last');
    await card(2).getByLabel('How long').fill('30');

    await add('have a figure from events');
    await card(3).getByLabel('Property', { exact: true }).fill('total');
    await card(3).getByLabel('Name of the event').fill('Order Completed');
    await card(3).getByLabel('Value', { exact: true }).fill('50');

    await editor.getByRole('combobox', { name: 'Segments that it feeds' }).click();
    await editor.getByRole('option', { name: 'Thriller fans (Film shop)' }).click();
    await editor.keyboard.press('Escape');
    await editor.getByRole('button', { name: 'Save' }).click();
    await editor.getByRole('heading', { name: 'Night owls', level: 1 }).waitFor();
    await editor.getByText('Live', { exact: true }).waitFor();
    assert.equal(await member().count(), 0);
  });

  it('is entered by the next thriller: the shop shows what is for fans, and the editor sees who came', async () => {
    await view(thrillers[2] ?? '');
    await findShop(FOR_FANS);
    await shop.getByRole('region', { name: 'To keep you awake' }).waitFor();
    await member().waitFor();
  });

  it('is left by whoever buys: the shop is as it is for everyone, and nobody is in it', async () => {
    await view(thrillers[2] ?? '');
    await shop.getByRole('button', { name: /Add to cart/i }).click();
    await shop.goto(`${storefront.url}/checkout`);
    await shop.getByLabel('Name').fill('Ada Lovelace');
    await shop.getByLabel('E-mail').fill(CUSTOMER.email);
    await shop.getByLabel('Street and number').fill('St James Square 12');
    await shop.getByLabel('Postal code').fill('SW1Y 4LE');
    await shop.getByLabel('City').fill('London');
    await shop.getByRole('button', { name: 'Place the order' }).click();
    await shop.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
    await findShop(FOR_EVERYONE);
    assert.equal(await shop.getByRole('region', { name: 'To keep you awake' }).count(), 0);
    await member().waitFor({ state: 'detached' });
  });

  it('is remembered on the profile: when they came and went, and why', async () => {
    const { items } = await site.connector.management('GET', '/profiles?query=customer1@');
    await openScreen(editor, site.strapi.url, `profiles/${items[0].id}`);
    await editor.getByText('This customer is in no audience now.').waitFor();
    await editor.getByRole('button', { name: 'History' }).click();
    const changes = editor.getByRole('list', { name: 'History' }).getByRole('listitem');
    await changes.nth(1).waitFor();
    const told = await changes.allTextContents();
    assert.deepEqual(
      told.map((text) => /^(Left|Entered)Night owls/.exec(text)?.[1]),
      ['Left', 'Entered'],
    );
    for (const text of told) {
      assert.match(text, /because something new was learned of them · by version 1 of the rule$/);
    }
    assert.deepEqual(await accessibilityFaults(editor), []);
  });

  /** The customer, on the page of the audience, which is not loaded anew. */
  function member() {
    return editor.getByRole('row').filter({ hasText: CUSTOMER.email });
  }

  async function view(path: string): Promise<void> {
    await shop.goto(storefront.url + path);
    await shop.getByRole('button', { name: /Add to cart/i }).waitFor();
  }

  /** The first page, however often it must be opened until the shop knows what was just done. */
  async function findShop(title: string): Promise<void> {
    await eventually(async () => {
      await shop.goto(storefront.url);
      await shop.getByRole('heading', { level: 1, name: title }).waitFor({ timeout: 2000 });
    });
  }

  /** The till tells of a purchase of before, of more than 50. */
  async function boughtLongAgo(): Promise<void> {
    const users = '/content-manager/collection-types/plugin::users-permissions.user';
    const { body } = await admin.get(`${users}?filters[email][$eq]=${CUSTOMER.email}`);
    const purchase = bought(body.results[0].documentId, 60, 60);
    await send(site.connector.url, TILL_KEY, [purchase]);
  }
});
