import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Page } from 'playwright-core';
import { logIn, openScreen } from '../support/admin-panel.ts';
import { type Browser, startBrowser } from '../support/browser.ts';
import { type Sink, startSink } from '../support/sink.ts';
import { type Site, startSite } from '../support/site.ts';
import { eventually } from '../support/wait.ts';

let sink: Sink;
let site: Site;
let browser: Browser;
let page: Page;

before(async () => {
  sink = await startSink();
  site = await startSite({
    destinations: [{ key: 'feed', name: 'Feed', kind: 'http', url: sink.url }],
    fieldExports: { 'api::genre.genre': ['name'] },
  });
  browser = await startBrowser();
  page = await browser.open();
  await logIn(page, site.strapi.url);
});
after(async () => {
  await browser?.close();
  await site?.stop();
  await sink?.stop();
});

it('an editor has a workflow run as soon as something changes', async () => {
  await openScreen(page, site.strapi.url, 'workflows/create');
  await page.getByLabel('Name').fill('Genres');
  await choose('Content type', /^Genre/);
  await choose('Destination', /Feed/);
  await page.getByLabel('Stream id').fill('genres');
  await choose('Repeat', /^As soon as something changes$/);
  await page.getByText(/usually within two seconds/).waitFor();
  assert.equal(await page.getByLabel('Cron expression').count(), 0);
  assert.equal(await page.getByRole('combobox', { name: 'Mode' }).textContent(), 'Changes only');

  await choose('Mode', /^Everything$/);
  await page.getByRole('button', { name: 'Save' }).click();
  await page
    .getByText(/^Changes only, since it runs/)
    .first()
    .waitFor();
  await choose('Mode', /^Changes only$/);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Genres', level: 1 }).waitFor();
  await page.getByText('With the next change', { exact: true }).waitFor();
  const titles = () => sink.requests.flatMap(({ body }) => JSON.parse(body));
  await eventually(() => assert.ok(titles().length > 5, 'the first run sends all of them'));

  sink.requests.length = 0;
  const admin = await site.strapi.admin();
  const path = '/content-manager/collection-types/api::genre.genre';
  const { status } = await admin.post(path, { name: 'Road movie', slug: 'road-movie' });
  assert.equal(status, 201);
  await eventually(() =>
    assert.deepEqual(
      titles().map(({ name }) => name),
      ['Road movie'],
    ),
  );
});

async function choose(label: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).first().click();
}
