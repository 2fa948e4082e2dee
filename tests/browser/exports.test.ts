import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.ts';
import { type AdminClient, createAdminClient, createEditor } from '../support/admin-client.ts';
import { logIn, openScreen } from '../support/admin-panel.ts';
import { type Browser, picturesOfFailures, startBrowser } from '../support/browser.ts';
import { type Sink, startSink } from '../support/sink.ts';
import { type Site, startSite } from '../support/site.ts';
import { eventually } from '../support/wait.ts';

describe('an editor who wants to know what leaves', () => {
  let sink: Sink;
  let site: Site;
  let browser: Browser;
  let page: Page;
  /** Slug of a record that the trial takes. */
  let unwanted: string;
  /** Of the entry with that slug. */
  let documentId: string;
  let admin: AdminClient;

  before(async () => {
    sink = await startSink();
    site = await startSite({
      destinations: [
        { key: 'feed', name: 'Feed', kind: 'http', url: sink.url, preset: 'raptor-stream' },
        { key: 'away', name: 'Away', kind: 'http', url: 'http://127.0.0.1:9/' },
      ],
      fieldExports: { 'api::article.article': ['title', 'slug', 'seo.metaTitle'] },
      schedule: {
        content: [
          {
            name: 'Articles',
            interval: '0 3 1 1 *',
            options: {
              contentType: 'api::article.article',
              streamId: 'articles',
              destination: 'feed',
            },
          },
        ],
      },
    });
    admin = await site.strapi.admin();
    browser = await startBrowser();
    page = await browser.open({ height: 1000 });
    await logIn(page, site.strapi.url);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
    await sink?.stop();
  });
  afterEach(() => sink.answer(() => ({ status: 200 })));
  afterEach(picturesOfFailures(() => browser));

  const dialog = () => page.getByRole('dialog', { name: 'What would be sent' });
  const attempt = () => page.getByRole('button', { name: 'Try it' }).click();
  const panel = () =>
    page
      .locator('aside')
      .filter({ has: page.getByRole('heading', { name: 'Exports', exact: true }) });
  const openEntry = async () => {
    const address = `content-manager/collection-types/api::article.article/${documentId}`;
    await page.goto(`${site.strapi.url}/admin/${address}?plugins[i18n][locale]=en`);
    await panel().first().waitFor();
  };
  /** Clicks a download, and reads the file. */
  const saved = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    return text(await download.createReadStream());
  };
  /** Runs the workflow to its end. */
  const run = async () => {
    const path = '/workflows/content-articles/runs';
    const { id } = await site.connector.management('POST', path, { requestedBy: 'Ada' });
    return eventually(async () => {
      const found = await site.connector.management('GET', `/runs/${id}`);
      assert.ok(found.endedAt, 'still going on');
      return found;
    });
  };
  const close = () => dialog().getByRole('button', { name: 'Close', exact: true }).last().click();
  const choose = async (label: string, option: RegExp) => {
    await page.getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option }).first().click();
  };

  it('sees what would be sent of each record, and that the destination got a draft', async () => {
    await openScreen(page, site.strapi.url, 'workflows');
    await page.getByRole('link', { name: 'Articles' }).click();
    await attempt();
    await dialog().getByText('All 10 records are fine.').waitFor();
    await dialog()
      .getByText(/got them marked as drafts/)
      .waitFor();
    const [request, ...others] = sink.requests;
    assert.equal(others.length, 0);
    assert.equal(request?.headers['x-isdraft'], 'true');
    const rows = JSON.parse(request?.body ?? '[]');
    assert.equal(rows.length, 10);
    unwanted = rows.filter(({ locale }: { locale: string }) => locale === 'en')[1].field_slug_value;
    const shown = await dialog().getByRole('region', { name: 'What is sent' }).textContent();
    assert.deepEqual(JSON.parse(shown ?? ''), rows[0]);
    assert.deepEqual(await accessibilityFaults(page), []);
    await close();
    await page.getByText('This workflow has not run yet.', { exact: false }).waitFor();
  });

  it('sees which record has a problem, and that it is gone once it is mended', async () => {
    sink.answer(({ body }) => ({ status: body.includes(`"${unwanted}"`) ? 422 : 200 }));
    await attempt();
    await dialog().getByText('Of 10 records, one would be set aside.').waitFor();
    await dialog()
      .getByText(/answered 422/)
      .waitFor();
    const shown = await dialog().getByRole('region', { name: 'What is sent' }).textContent();
    assert.match(shown ?? '', new RegExp(unwanted), 'the first problem is open');
    assert.deepEqual(await accessibilityFaults(page), []);
    sink.answer(() => ({ status: 200 }));
    await dialog().getByRole('button', { name: 'Try again' }).click();
    await dialog().getByText('All 10 records are fine.').waitFor();
    await close();
  });

  it('tries a workflow that is not saved yet, whose destination cannot be reached', async () => {
    await openScreen(page, site.strapi.url, 'workflows/create');
    await attempt();
    await page.getByText('Choose a content type.').first().waitFor();
    assert.equal(await dialog().count(), 0);
    await page.getByLabel('Stream id').fill('tried');
    await choose('Content type', /^Article/);
    await choose('Destination', /^Away/);
    await attempt();
    await dialog().getByText('Nothing can leave:').waitFor();
    await dialog()
      .getByText(/^Destination «away» cannot be reached/)
      .waitFor();
    await close();
    await choose('Destination', /platform/);
    await attempt();
    await dialog()
      .getByText(/They were only checked/)
      .waitFor();
    await close();
  });

  it('is told of a trial when the connector is away', async () => {
    await site.connector.kill();
    await attempt();
    await dialog()
      .getByRole('heading', { name: /connector/i })
      .waitFor();
    await close();
    await site.connector.restart();
  });

  it('sees beside an entry that it was not sent yet, and then when and with which fields', async () => {
    const { body } = await admin.get(
      `/content-manager/collection-types/api::article.article?filters[slug][$eq]=${unwanted}`,
    );
    [{ documentId }] = body.results;
    await openEntry();
    await panel()
      .getByText(/^Not sent yet/)
      .waitFor();
    await panel().getByText('Would be sent with title, slug, seo_metaTitle').waitFor();

    assert.equal((await run()).state, 'finished');
    await page.reload();
    await panel().getByText('Sent', { exact: true }).waitFor();
    await panel()
      .getByText(/^Last sent/)
      .waitFor();
    await panel().getByText('With title, slug, seo_metaTitle').waitFor();
  });

  it('saves what was sent last, as it was sent', async () => {
    const sent = sink.requests
      .filter(({ headers }) => headers['x-isdraft'] === undefined)
      .flatMap(({ body }) => JSON.parse(body))
      .find((row) => row.documentId === documentId && row.locale === 'en');
    const ndjson = await saved('Download as NDJSON');
    const copies = ndjson
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const copy = copies.find(({ locale }) => locale === 'en');
    const valueIn = (name: string) =>
      copy.record.fields.find((field: { name: string }) => field.name === name).value;
    assert.equal(valueIn('slug'), unwanted);
    assert.equal(valueIn('title'), sent.field_title_value);
    const csv = await saved('Download as CSV');
    assert.match(csv, /^workflow,destination,stream,sent_at,document_id,locale,status,field,/);
    assert.match(csv, new RegExp(`Articles,feed,articles,[^\n]*,slug,slug,uid,${unwanted}`));
  });

  it('sees why an entry is set aside, and saves all of those from the workflow', async () => {
    sink.answer(({ body }) => ({ status: body.includes(`"${unwanted}"`) ? 422 : 200 }));
    assert.equal((await run()).counts.failed, 1);
    await page.reload();
    await panel().getByText('Set aside', { exact: true }).waitFor();
    await panel()
      .getByText(/answered 422/)
      .waitFor();
    await panel().getByRole('link', { name: 'Articles' }).click();
    const refused = page.getByRole('region', { name: 'Refused by the destination' });
    await refused.waitFor();
    const ndjson = await saved('Download as NDJSON');
    const [only, ...others] = ndjson
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual([only.record.documentId, others.length], [documentId, 0]);
    assert.match(only.reason, /answered 422/);
    assert.match(await saved('Download as CSV'), new RegExp(`\n${documentId},en,.*answered 422`));
  });

  it('is told beside an entry that the connector is away', async () => {
    await site.connector.kill();
    await openEntry();
    await panel()
      .getByText(/^What was sent is unknown now\./)
      .waitFor();
    await panel().getByRole('link', { name: 'Articles' }).waitFor();
    assert.equal(
      await panel()
        .getByRole('button', { name: /^Download/ })
        .count(),
      0,
    );
    await site.connector.restart();
  });

  it('may not try where the role does not allow to run', async () => {
    const reader = await createEditor(admin, {
      name: 'Reader',
      actions: ['plugin::cdp.workflows.read'],
    });
    const other = await browser.open();
    await logIn(other, site.strapi.url, reader);
    await openScreen(other, site.strapi.url, 'workflows/runs');
    await other.getByRole('heading', { name: 'All runs', level: 1 }).waitFor();
    await other
      .getByRole('gridcell', { name: /by Ada$/ })
      .first()
      .waitFor();
    await openScreen(other, site.strapi.url, 'workflows');
    await other.getByRole('link', { name: 'Articles' }).click();
    await other.getByRole('heading', { name: 'Articles', level: 1 }).waitFor();
    assert.equal(await other.getByRole('button', { name: 'Try it' }).count(), 0);
    const client = await createAdminClient(site.strapi.url, reader);
    const entry = `/cdp/exported-entries/api::article.article/${documentId}`;
    for (const address of [entry, `${entry}/copies.csv`, `${entry}/copies.ndjson`]) {
      const { status } = await client.get(address);
      assert.equal(status, 403, `${address}: who may not see the entry`);
    }
    const options = { contentType: 'api::article.article', streamId: 'x', destination: 'feed' };
    const trial = await client.post('/cdp/workflow-trials', { kind: 'content', options });
    assert.equal(trial.status, 403);
  });
});
