import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { after, afterEach, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { freePort } from '../../scripts/processes/index.ts';
import { root } from '../../scripts/root.ts';
import { picturesOfFailures } from '../support/browser.ts';
import { type LivedInPanel, openLivedInPanel } from '../support/lived-in-panel.ts';
import { KIOSK_KEY, type LivedInSite } from '../support/lived-in-site.ts';
import { send } from '../support/send.ts';
import { eventually } from '../support/wait.ts';

const run = promisify(execFile);

describe('of what comes in an editor', () => {
  let panel: LivedInPanel;
  let site: LivedInSite;
  let page: Page;
  let pages: Server;

  const go = (path: string) => panel.go(path);
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  const snippet = async (name: string) => (await region(name).textContent()) ?? '';
  /** Opens the list of sources, and from there one. */
  const openSource = async (name: string) => {
    await go('sources');
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  };
  const volumeOf = (name: string, volume: RegExp) =>
    eventually(
      async () => {
        await openSource(name);
        await region('Events received').getByText(volume).first().waitFor({ timeout: 2000 });
      },
      { timeout: 30_000 },
    );

  before(async () => {
    panel = await openLivedInPanel();
    ({ site, page } = panel);
  });
  after(async () => {
    pages?.close();
    await panel?.stop();
  });
  afterEach(picturesOfFailures(() => panel?.browser));

  it('copies a snippet into the head of a page, whose visits then come', async () => {
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    await make({ key: 'blog', name: 'Blog', kind: 'browser', origins: [address] });
    await openSource('Blog');
    await page.getByText('Never', { exact: true }).waitFor();
    const head = await snippet('Snippet for the head of a page');
    pages = createServer((_, reply) => {
      reply.setHeader('content-type', 'text/html; charset=utf-8');
      reply.end(`<!doctype html><html lang="en"><head><title>Blog</title>${head}</head></html>`);
    });
    await new Promise<void>((done) => {
      pages.listen(port, '127.0.0.1', done);
    });
    const visitor = await panel.browser.open();
    await eventually(async () => {
      await visitor.goto(address);
      // The connector hears of a new source within a moment.
      await visitor.getByRole('button', { name: 'Accept' }).click({ timeout: 1000 });
    });
    await volumeOf('Blog', /: 2 accepted, 0 without consent, 0 set aside, 0 rejected/);
    assert.ok((await page.locator('.recharts-bar-rectangle').count()) > 0, 'a chart');
    assert.equal(await page.getByText('Never', { exact: true }).count(), 0, 'it was seen');
  });

  it('copies the code of a server, which needs nothing but the key', async () => {
    const { writeKey } = await make({ key: 'crm', name: 'CRM', kind: 'server' });
    await openSource('CRM');
    const code = `${await snippet('@segment/analytics-node')}
      analytics.track({ userId: '42', event: 'Order Completed', properties: { total: 12.5 } });
      await analytics.closeAndFlush();`;
    await eventually(async () => {
      const probe = await fetch(`${site.connector.url}/v1/batch`, {
        method: 'POST',
        body: JSON.stringify({ batch: [], writeKey }),
      });
      assert.notEqual(probe.status, 401);
    });
    await run(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: root,
      env: { ...process.env, CDP_WRITE_KEY: writeKey },
    });
    await volumeOf('CRM', /: 1 accepted/);
  });

  it('sees what a source asks for, and that all it sends waits', async () => {
    await openSource('Kiosk');
    const facts = (await page.locator('main dl').first().textContent()) ?? '';
    assert.match(facts, /Tracking planSet them aside until the plan is mended/);
    assert.match(facts, /IP addressKeep only its network/);
    await volumeOf('Kiosk', /: 0 accepted, 0 without consent, 2 set aside, 0 rejected/);
    await go('sources');
    await page.getByRole('row').filter({ hasText: 'Kiosk' }).getByText('2 set aside').waitFor();
  });

  it('replays one event that was set aside, then all, once the plan is mended', async () => {
    const plan = async (name: string) => {
      const { status } = await site.admin.post('/cdp/plan', { name, properties: [] });
      assert.equal(status, 201);
    };
    const event = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await send(site.connector.url, KIOSK_KEY, [
      { type: 'track', event: 'Ticket Printed', anonymousId: 'kiosk-ada' },
    ]);
    await go('events/set-aside');
    const reason = page.getByRole('row').filter({ hasText: 'does not know «Ticket Printed»' });
    await eventually(async () => {
      await page.reload();
      await reason.getByText('2', { exact: true }).waitFor({ timeout: 2000 });
    });
    await page.getByText('3 events set aside').waitFor();

    await event('Seat Chosen').getByRole('button', { name: 'Replay Seat Chosen' }).click();
    await page
      .getByText('0 events are processed again. 1 is not allowed by the tracking plan even now.')
      .first()
      .waitFor();
    await plan('Seat Chosen');
    await eventually(async () => {
      await event('Seat Chosen').getByRole('button', { name: 'Replay Seat Chosen' }).click();
      await event('Seat Chosen').waitFor({ state: 'detached', timeout: 2000 });
    });
    await plan('Ticket Printed');
    await eventually(async () => {
      await page.getByRole('button', { name: 'Replay all' }).click();
      await page.getByText(/^No event is set aside/).waitFor({ timeout: 2000 });
    });
    await volumeOf('Kiosk', /: 3 accepted, 0 without consent, 0 set aside/);
    const { items } = await site.connector.management(
      'GET',
      `/profiles/${site.ids.profile}/events?limit=10&source=kiosk`,
    );
    assert.deepEqual(items.map(({ name }: { name: string }) => name).toSorted(), [
      'Seat Chosen',
      'Ticket Printed',
      'Ticket Printed',
    ]);
  });

  async function make(source: object) {
    const { status, body } = await site.admin.post('/cdp/sources', source);
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  }
});
