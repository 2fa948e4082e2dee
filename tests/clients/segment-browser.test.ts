import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AnalyticsBrowser } from '@segment/analytics-next';
import { type Browser, startBrowser } from '../support/browser.ts';
import { type BundledPage, clockOffBy, serveBundledPage } from '../support/bundled-page.ts';
import {
  assertClockCorrected,
  assertOnceEach,
  BROWSER_KEY,
  DAY,
  startTracked,
  type Tracked,
} from '../support/tracked.ts';

declare global {
  var SegmentBrowser: typeof AnalyticsBrowser;
  var analytics: AnalyticsBrowser;
}

describe('@segment/analytics-next', () => {
  let tracked: Tracked;
  let site: BundledPage;
  let browser: Browser;
  before(async () => {
    tracked = await startTracked();
    site = await serveBundledPage(
      `import { AnalyticsBrowser } from '@segment/analytics-next';
      globalThis.SegmentBrowser = AnalyticsBrowser;`,
    );
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
    await tracked?.stop();
  });

  /** Opens the shop with the client loaded; `cdnURL` is all that it is told. */
  async function openShop(script?: string) {
    const page = await browser.open();
    if (script) await page.addInitScript(script);
    await page.goto(site.url);
    await page.evaluate(
      async ([writeKey, cdnURL]) => {
        globalThis.analytics = globalThis.SegmentBrowser.load({ writeKey, cdnURL });
        await globalThis.analytics.ready();
      },
      [BROWSER_KEY, tracked.proxy.url] as const,
    );
    return page;
  }

  it('delivers every kind of call across origins', async () => {
    const page = await openShop();
    await page.evaluate(async () => {
      const { analytics } = globalThis;
      await analytics.page('Home');
      await analytics.track('Viewed', { film: 'Alien' });
      await analytics.identify('s1', { email: 's1@shop.example' });
      await analytics.group('club', { plan: 'gold' });
      await analytics.screen('Start');
      await analytics.alias('s2', 's1');
    });
    const events = await tracked.timeline('s1@shop.example', 6);
    assert.deepEqual(
      events.map(({ type, name }) => [type, name]),
      [
        ['page', 'Home'],
        ['track', 'Viewed'],
        ['identify', 'identify'],
        ['group', 'group'],
        ['screen', 'Start'],
        ['alias', 'alias'],
      ],
    );
    assert.equal(events[1]?.properties.film, 'Alien');
    assert.ok(events.every(({ source }) => source === 'shop'));
    const paths = tracked.proxy.requests.map(({ path }) => path);
    assert.deepEqual(paths, ['/v1/p', '/v1/t', '/v1/i', '/v1/g', '/v1/s', '/v1/a']);
  });

  it('delivers batches', async () => {
    const page = await openShop();
    const names = ['batch 1', 'batch 2', 'batch 3'];
    await page.evaluate(
      async ([writeKey, cdnURL, events]) => {
        const analytics = globalThis.SegmentBrowser.load(
          { writeKey, cdnURL },
          {
            integrations: {
              'Segment.io': {
                deliveryStrategy: { strategy: 'batching', config: { size: 3, timeout: 200 } },
              },
            },
          },
        );
        await Promise.all(events.map((event) => analytics.track(event)));
      },
      [BROWSER_KEY, tracked.proxy.url, names] as const,
    );
    await assertOnceEach(tracked, names);
    assert.ok(tracked.proxy.requests.some(({ path }) => path === '/v1/b'));
  });

  it('loses nothing and repeats nothing when requests fail', async () => {
    const page = await openShop();
    for (const trouble of [429, 503, 'reset', 'lost reply'] as const) {
      tracked.proxy.trouble(trouble);
      await page.evaluate((event) => void globalThis.analytics.track(event), `a ${trouble}`);
      await assertOnceEach(tracked, [`a ${trouble}`]);
    }
  });

  it('has its clock corrected', async () => {
    for (const off of [-DAY, DAY]) {
      const page = await openShop(clockOffBy(off));
      await page.evaluate(async (id) => {
        await globalThis.analytics.identify(id);
      }, `s3 ${off}`);
      const [stored] = await tracked.timeline(`s3 ${off}`);
      assert.ok(stored);
      assertClockCorrected(stored);
    }
  });
});
