import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jitsuAnalytics } from '@jitsu/js';
import { type Browser, startBrowser } from '../support/browser.ts';
import { type BundledPage, clockOffBy, serveBundledPage } from '../support/bundled-page.ts';
import {
  assertClockCorrected,
  assertOnceEach,
  BROWSER_KEY,
  DAY,
  SERVER_KEY,
  startTracked,
  type Tracked,
} from '../support/tracked.ts';

declare global {
  var startJitsu: typeof jitsuAnalytics;
}

describe('@jitsu/js', () => {
  let tracked: Tracked;
  let site: BundledPage;
  let browser: Browser;
  before(async () => {
    tracked = await startTracked();
    site = await serveBundledPage(
      `import { jitsuAnalytics } from '@jitsu/js'; globalThis.startJitsu = jitsuAnalytics;`,
    );
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
    await tracked?.stop();
  });

  async function openShop(script?: string) {
    const page = await browser.open();
    if (script) await page.addInitScript(script);
    await page.goto(site.url);
    return page;
  }
  const options = () => ({ host: tracked.proxy.url, writeKey: `shop:${BROWSER_KEY}` });

  it('delivers every kind of call from a browser, across origins', async () => {
    const page = await openShop();
    await page.evaluate(async (settings) => {
      const jitsu = globalThis.startJitsu({ ...settings, errorPolicy: 'rethrow' });
      await jitsu.page();
      await jitsu.track('Viewed', { film: 'Alien' });
      await jitsu.identify('j1', { email: 'j1@shop.example' });
      await jitsu.group('club', { plan: 'gold' });
      await jitsu.track('Bought', { total: 3 });
    }, options());
    const events = await tracked.timeline('j1@shop.example', 5);
    assert.deepEqual(
      events.map(({ type }) => type),
      ['page', 'track', 'identify', 'group', 'track'],
    );
    assert.equal(events[1]?.name, 'Viewed');
    assert.equal(events[4]?.properties.total, 3);
    assert.ok(events.every(({ source }) => source === 'shop'));
    assert.ok(tracked.proxy.requests.every(({ path }) => path.startsWith('/api/s/')));
  });

  it('delivers from a server', async () => {
    const jitsu = jitsuAnalytics({
      host: tracked.proxy.url,
      writeKey: `till:${SERVER_KEY}`,
      s2s: true,
      errorPolicy: 'rethrow',
    });
    await jitsu.identify('j5', { email: 'j5@shop.example' });
    await jitsu.track('Paid', { userId: 'j5', total: 5 });
    await assertOnceEach(tracked, ['Paid']);
    const [identified] = await tracked.timeline('j5@shop.example');
    assert.equal(identified?.source, 'till');
    assert.ok(tracked.proxy.requests.some(({ path }) => path === '/api/s/s2s/track'));
  });

  it('says what went wrong to those who ask', async () => {
    const page = await openShop();
    const track = (settings: { host: string; writeKey: string }) =>
      page.evaluate(async (given) => {
        const said: string[] = [];
        const errorPolicy = (message: string) => void said.push(message);
        await globalThis.startJitsu({ ...given, errorPolicy }).track('Never');
        return said;
      }, settings);
    assert.match((await track({ ...options(), writeKey: 'shop:nobodys-key' })).join(), /401/);
    tracked.proxy.trouble(503);
    assert.match((await track(options())).join(), /503/);
    // A browser tries a connection that it kept, and then a new one.
    tracked.proxy.trouble('reset', 'reset');
    assert.equal((await track(options())).length, 1);
    assert.deepEqual(await tracked.counts(['Never']), {});
  });

  it('has its clock corrected', async () => {
    for (const off of [-DAY, DAY]) {
      const page = await openShop(clockOffBy(off));
      await page.evaluate(
        async ([settings, id]) => {
          await globalThis.startJitsu(settings).identify(id);
        },
        [options(), `j3 ${off}`] as const,
      );
      const [stored] = await tracked.timeline(`j3 ${off}`);
      assert.ok(stored);
      assertClockCorrected(stored);
    }
  });
});
