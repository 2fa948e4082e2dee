import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import filmShop from '../../config/cdp.config.ts';
import { freePort } from '../../scripts/processes/index.ts';
import { logIn, openScreen } from '../support/admin-panel.ts';
import { type Browser, startBrowser } from '../support/browser.ts';
import { type Site, startSite } from '../support/site.ts';
import { type Storefront, startStorefront } from '../support/storefront.ts';
import { eventually } from '../support/wait.ts';

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
        {
          key: 'storefront',
          name: 'Storefront',
          kind: 'browser',
          writeKey: 'film-shop-browser-key',
          origins: [`http://127.0.0.1:${port}`],
        },
      ],
      fieldExports: filmShop.fieldExports,
      computedTraits: filmShop.computedTraits,
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
  afterEach(async (context) => {
    const { passed, name } = context as typeof context & { passed?: boolean };
    if (passed === false) {
      const pictures = await browser.pictures(name.replaceAll(/\W+/g, '-'));
      context.diagnostic(`pictures: ${pictures.join(', ')}`);
    }
  });

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
    const search = admin.getByLabel('Search profiles by identifier');
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
});
