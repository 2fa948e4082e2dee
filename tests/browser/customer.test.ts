import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import filmShop from '../../config/cdp.config.ts';
import { freePort } from '../../scripts/processes/index.ts';
import { logIn, openScreen } from '../support/admin-panel.ts';
import { type Browser, picturesOfFailures, startBrowser } from '../support/browser.ts';
import { send } from '../support/send.ts';
import { type Site, startSite } from '../support/site.ts';
import { type Storefront, startStorefront, storefrontSource } from '../support/storefront.ts';
import { eventually } from '../support/wait.ts';

/** The key of the shop's till: a server, whose word counts for two known customers. */
const TILL_KEY = 'film-shop-till-key';

const CUSTOMER = { email: 'customer1@example.com', password: 'Film-shop-1' };

describe('a customer', () => {
  let site: Site;
  let storefront: Storefront;
  let browser: Browser;
  let shop: Page;
  const films: string[] = [];

  before(async () => {
    const port = await freePort();
    site = await startSite({
      sources: [
        { key: 'till', name: 'Till', kind: 'server', writeKey: TILL_KEY },
        storefrontSource(port),
      ],
      fieldExports: filmShop.fieldExports,
      computedTraits: filmShop.computedTraits,
      segmentGroupIdentifier: filmShop.segmentGroupIdentifier,
      segmentGroups: filmShop.segmentGroups,
      audiences: filmShop.audiences,
      schedule: { product: filmShop.schedule?.product },
    });
    storefront = await startStorefront({
      strapiUrl: site.strapi.url,
      connectorUrl: site.connector.url,
      port,
    });
    browser = await startBrowser();
    shop = await browser.open();
  });
  after(async () => {
    await browser?.close();
    await storefront?.stop();
    await site?.stop();
  });
  afterEach(picturesOfFailures(() => browser));

  it('views two films, buys one and logs in', async () => {
    await shop.goto(storefront.url);
    await shop.getByRole('button', { name: 'Accept' }).click();
    for (const index of [0, 1]) {
      await shop.goto(storefront.url);
      await shop.locator('main a[href^="/films/"]').nth(index).click();
      await shop.getByRole('button', { name: /Add to cart/i }).waitFor();
      films.push((await shop.getByRole('heading', { level: 1 }).textContent())?.trim() ?? '');
    }
    await shop.getByRole('button', { name: /Add to cart/i }).click();
    await shop.goto(`${storefront.url}/cart`);
    await shop.getByRole('link', { name: 'Check out' }).click();
    await shop.getByLabel('Name').fill('Ada Lovelace');
    await shop.getByLabel('E-mail').fill(CUSTOMER.email);
    await shop.getByLabel('Street and number').fill('St James Square 12');
    await shop.getByLabel('Postal code').fill('SW1Y 4LE');
    await shop.getByLabel('City').fill('London');
    await shop.getByRole('button', { name: 'Place the order' }).click();
    await shop.getByRole('heading', { name: 'Thank you for your order' }).waitFor();

    await shop.goto(`${storefront.url}/login`);
    await shop.getByLabel('E-mail').fill(CUSTOMER.email);
    await shop.getByLabel('Password').fill(CUSTOMER.password);
    await shop.locator('main').getByRole('button', { name: 'Log in' }).click();
    await shop.getByText(CUSTOMER.email).first().waitFor();
  });

  it('is one profile, with all of it, in the admin', async () => {
    await eventually(async () => {
      const { items } = await site.connector.management('GET', '/profiles?query=customer1@');
      assert.equal(items.length, 1);
      const types = items[0].identifiers.map(({ type }: { type: string }) => type);
      for (const type of ['user_id', 'email', 'anonymous_id'])
        assert.ok(types.includes(type), type);
    });

    const admin = await browser.open();
    await logIn(admin, site.strapi.url);
    await openScreen(admin, site.strapi.url, 'profiles');
    const search = admin.getByPlaceholder(/^An e-mail address/);
    await search.fill('customer1@');
    await search.press('Enter');
    await admin.getByText(CUSTOMER.email).first().click();
    await admin.getByText('Known', { exact: true }).waitFor();
    for (const name of ['Product Clicked', 'Product Viewed', 'Product Added', 'Order Completed']) {
      await admin.getByText(name, { exact: true }).first().waitFor();
    }
    assert.ok((await admin.getByText('Product Viewed', { exact: true }).count()) >= 2);
    const url = new URL(admin.url());
    const id = url.pathname.split('/').at(-1);
    const { items } = await site.connector.management('GET', `/profiles/${id}/events?limit=100`);
    const viewed = items
      .filter(({ name }: { name: string }) => name === 'Product Viewed')
      .map(({ properties }: { properties: { name: string } }) => properties.name);
    assert.deepEqual(viewed.toSorted(), films.toSorted());
    const order = items.find(({ name }: { name: string }) => name === 'Order Completed');
    assert.equal(order.properties.products.length, 1);
    assert.ok(order.properties.total > 0);
    await admin.getByText('1 order', { exact: true }).waitFor();
  });

  it('has computed traits: what was spent, how often, and on which genre', async () => {
    const { items: profiles } = await site.connector.management(
      'GET',
      '/profiles?query=customer1@',
    );
    const [{ id }] = profiles;
    const { items: events } = await site.connector.management('GET', `/profiles/${id}/events`);
    const { properties } = events.find(({ name }: { name: string }) => name === 'Order Completed');
    const [{ product_id: film, category }] = properties.products;
    await site.connector.management('POST', '/workflows/product-films/runs', { requestedBy: 'me' });
    await eventually(async () => {
      const { computed } = await site.connector.management('GET', `/profiles/${id}`);
      const values = Object.fromEntries(
        computed.map(({ key, value }: { key: string; value: unknown }) => [key, value]),
      );
      assert.equal(values['total-spent'], properties.total);
      assert.equal(values.orders, 1);
      assert.equal(values['average-basket'], properties.total);
      assert.equal(values['favourite-genre'], category ?? null, `the genre of ${film}`);
    });
    const admin = await browser.open();
    await logIn(admin, site.strapi.url);
    await openScreen(admin, site.strapi.url, `profiles/${id}`);
    const traits = admin.getByRole('region', { name: 'Computed traits' });
    const row = (name: string) => traits.getByRole('row').filter({ hasText: name });
    await row('Orders').getByText('1', { exact: true }).waitFor();
    await row('Total spent').getByText(String(properties.total)).waitFor();
    await openScreen(admin, site.strapi.url, 'computed-traits');
    await admin.getByText('The sum of total of “Order Completed” (track).').waitFor();
    assert.equal(await admin.getByText('Live', { exact: true }).count(), 5);
  });

  it('is split from a stranger, who stays one, whatever the till says again', async () => {
    const userId = 'ticket-holder';
    const traits = { email: 'grace@example.com', name: 'Grace Hopper' };
    await till({ type: 'identify', userId, traits });
    await eventually(() => profileNamed('grace@'));
    const customer = await profileNamed('grace@');
    const stranger = { type: 'track', event: 'Seat Chosen', anonymousId: 'kiosk' };
    await till(stranger);
    await eventually(() => profileNamed('kiosk'));
    await till({ ...stranger, userId });
    await eventually(async () => {
      assert.equal((await profileNamed('kiosk')).id, customer.id);
    });

    const admin = await browser.open();
    await logIn(admin, site.strapi.url);
    await openScreen(admin, site.strapi.url, `profiles/${customer.id}`);
    const merges = admin.getByRole('region', { name: 'Merges' });
    await merges.getByText(/^kiosk joined /).waitFor();
    await merges
      .getByText(/An event of “till” named them together/)
      .first()
      .waitFor();
    await merges.getByRole('button', { name: 'Split', exact: true }).first().click();
    const dialog = admin.getByRole('dialog', { name: 'Split this profile?' });
    await dialog.getByRole('heading', { name: 'Anonymous kiosk' }).waitFor();
    await dialog.getByRole('button', { name: 'Split profile' }).click();
    await admin.getByText('The profile was split.').first().waitFor();
    await merges.getByRole('button', { name: 'Take the split back' }).waitFor();

    await till({ ...stranger, userId });
    await eventually(async () => assert.equal((await site.connector.status()).backlog, 0));
    assert.notEqual((await profileNamed('kiosk')).id, customer.id);
    assert.equal((await profileNamed('grace@')).id, customer.id);

    await openScreen(admin, site.strapi.url, 'unification');
    await admin.getByRole('heading', { name: 'Profiles by what names them' }).waitFor();
  });

  it('sees another shop after three thrillers, with a full cart, and once it is bought', async () => {
    const visitor = await browser.open();
    const welcome = (title: string) => visitor.getByRole('heading', { level: 1, name: title });
    /** The first page, however often it must be opened until the shop knows what was just done. */
    const findShop = (title: string) =>
      eventually(async () => {
        await visitor.goto(storefront.url);
        await welcome(title).waitFor({ timeout: 2000 });
      });
    await visitor.goto(`${storefront.url}/?genre=thriller-suspense`);
    await visitor.getByRole('button', { name: 'Accept' }).click();
    const thrillers = visitor.locator('main a[href^="/films/"]');
    await thrillers.nth(2).waitFor();
    const paths = await thrillers.evaluateAll((links) =>
      links.map((link) => link.getAttribute('href') ?? ''),
    );
    await findShop('Three thousand films');

    const add = visitor.getByRole('button', { name: /Add to cart/i });
    for (const path of new Set(paths.slice(0, 3))) {
      await visitor.goto(storefront.url + path);
      await add.waitFor();
    }
    await findShop('Lights off, doors locked');
    await visitor.getByRole('region', { name: 'To keep you awake' }).waitFor();
    const segments = () =>
      visitor.evaluate(
        () => new Promise((done) => Reflect.get(window, 'cdp').segments(done)),
      ) as Promise<string[]>;
    assert.deepEqual(await segments(), ['thriller-fans'], 'the page is told of them');

    await visitor.goto(storefront.url + paths[0]);
    await add.click();
    await findShop('Your cart is still here');

    await visitor.goto(`${storefront.url}/checkout`);
    await visitor.getByLabel('Name').fill('Mary Shelley');
    await visitor.getByLabel('E-mail').fill('mary@example.com');
    await visitor.getByLabel('Street and number').fill('Chester Square 24');
    await visitor.getByLabel('Postal code').fill('SW1W 9HS');
    await visitor.getByLabel('City').fill('London');
    await visitor.getByRole('button', { name: 'Place the order' }).click();
    await visitor.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
    await findShop('Lights off, doors locked');

    const { id } = await eventually(() => profileNamed('mary@'));
    const { items } = await site.connector.management('GET', `/profiles/${id}/events?limit=100`);
    const inSegments = (name: string): string[][] =>
      items
        .filter((event: { name: string }) => event.name === name)
        .map((event: { context: { segments?: string[] } }) => event.context.segments);
    assert.deepEqual(inSegments('Product Viewed').at(-1), [], 'of the first film');
    const [order = []] = inSegments('Order Completed');
    assert.ok(order.includes('thriller-fans') && order.includes('abandoned-baskets'), `${order}`);
  });

  async function profileNamed(query: string) {
    const { items } = await site.connector.management('GET', `/profiles?query=${query}`);
    assert.equal(items.length, 1);
    return items[0];
  }

  const till = (event: object) => send(site.connector.url, TILL_KEY, [event]);
});
