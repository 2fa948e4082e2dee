import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { logIn, openScreen } from '../tests/support/admin-panel.ts';
import { startBrowser } from '../tests/support/browser.ts';
import { startSite } from '../tests/support/site.ts';
import { startStorefront } from '../tests/support/storefront.ts';
import { eventually } from '../tests/support/wait.ts';
import { buildStale } from './building/index.ts';
import { visitShop } from './documentation/visit.ts';
import { freePort } from './processes/index.ts';
import { root } from './root.ts';
import { showProgress } from './terminal/index.ts';
import { prepareEnvironment } from './testing/index.ts';

/** Where the README looks for its pictures. */
const pictures = join(root, 'docs');

const progress = showProgress();
await buildStale(progress);
// Not before: it is written with what is built.
const { default: configuration } = await import('../config/cdp.config.ts');
const environment = await prepareEnvironment();
const port = await freePort();
const storefrontUrl = `http://127.0.0.1:${port}`;
const site = await startSite({
  ...configuration,
  sources: configuration.sources?.map((source) => ({ ...source, origins: [storefrontUrl] })),
  destinations: configuration.destinations?.map((destination) =>
    destination.kind === 'http' ? { ...destination, url: `${storefrontUrl}/feed` } : destination,
  ),
});
const storefront = await startStorefront({
  strapiUrl: site.strapi.url,
  connectorUrl: site.connector.url,
  port,
});
const browser = await startBrowser();

try {
  await mkdir(pictures, { recursive: true });
  const shop = await browser.open();
  await shop.goto(storefront.url);
  await shop.locator('main a[href^="/films/"]').first().waitFor();
  await take(shop, 'storefront');
  for (const customer of [7, 12, 31])
    await visitShop(await browser.open(), storefront.url, customer);
  for (const key of ['user-customers', 'product-films', 'content-articles-to-the-magazine-feed']) {
    await site.connector.management('POST', `/workflows/${key}/runs`, { requestedBy: 'Ada' });
  }
  await eventually(
    async () => {
      const { lastDay, backlog } = await site.connector.status();
      if (backlog > 0 || lastDay.runsFinished < 3) throw new Error('Runs are under way.');
    },
    { timeout: 120_000 },
  );
  const admin = await browser.open({ height: 900 });
  await logIn(admin, site.strapi.url);
  await screen(admin, '', 'Customer data', 'overview');
  await screen(admin, 'workflows', 'Workflows', 'workflows');
  const { items } = await site.connector.management('GET', '/profiles?query=customer7@');
  await openScreen(admin, site.strapi.url, `profiles/${items[0].id}`);
  await admin.getByText('Order Completed').first().waitFor();
  await take(admin, 'profile');
} finally {
  await browser.close();
  await storefront.stop();
  await site.stop();
  await environment.remove();
}

async function screen(page: Page, path: string, heading: string, name: string): Promise<void> {
  await openScreen(page, site.strapi.url, path);
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  await take(page, name);
}

async function take(page: Page, name: string): Promise<void> {
  progress.update(name, 'taking');
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const announcement = page.getByRole('button', { name: /close|dismiss/i });
  if (await announcement.count()) await announcement.first().click();
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  progress.finish(name, `docs/${name}.png`);
}
