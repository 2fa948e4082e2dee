import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { EventView } from 'strapi-cdp-config';
import { freePort } from '../../scripts/processes/index.ts';
import { type Browser, startBrowser } from '../support/browser.ts';
import { type Connector, startConnector } from '../support/connector.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { startTrackedSite, type TrackedSite } from '../support/tracked-site.ts';
import { eventually } from '../support/wait.ts';

const WRITE_KEY = 'a-browser-write-key';
const CONSENT_CHANGE = 'Segment Consent Preference Updated';

/** A message as the script sends it. */
type Sent = {
  messageId: string;
  anonymousId: string;
  userId?: string;
  event?: string;
  type: string;
  context: { segments?: string[]; consent?: unknown };
};

/** A visitor at the site. */
type Visitor = {
  page: Page;
  /** Paths of every POST to the connector so far, with what was in it. */
  posts: { path: string; batch: Sent[] }[];
  sent(): Sent[];
  cdp(name: string, ...parameters: unknown[]): Promise<void>;
  cookies(): Promise<Record<string, string>>;
  stored(): Promise<Record<string, string>>;
};

describe('the tracking script', () => {
  let database: TestDatabase;
  let connector: Connector;
  let site: TrackedSite;
  let browser: Browser;

  before(async () => {
    const port = await freePort();
    const origins = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
    database = await createDatabase();
    connector = await startConnector({
      databaseUrl: database.url,
      strapiUrl: 'http://127.0.0.1:9',
      secret: randomUUID() + randomUUID(),
      configuration: {
        sources: [{ key: 'site', name: 'Site', kind: 'browser', writeKey: WRITE_KEY, origins }],
      },
    });
    site = await startTrackedSite(port, { connectorUrl: connector.url, writeKey: WRITE_KEY });
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
    await connector?.stop();
    await database?.drop();
  });

  /** Opens a window of its own at the site, and waits for the script. */
  async function visit(url: string, prepare?: (page: Page) => Promise<unknown>): Promise<Visitor> {
    const page = await browser.open();
    const posts: Visitor['posts'] = [];
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().startsWith(connector.url)) return;
      const { batch = [] } = JSON.parse(request.postData() ?? '{}');
      posts.push({ path: new URL(request.url()).pathname, batch });
    });
    await prepare?.(page);
    await page.goto(url);
    await isReady(page);
    return {
      page,
      posts,
      sent: () => posts.flatMap(({ batch }) => batch),
      cdp: (name, ...parameters) =>
        page.evaluate(
          ([call, values]) => {
            const api = Reflect.get(window, 'cdp');
            api[call](...values);
          },
          [name, parameters] as const,
        ),
      async cookies() {
        const all = await page.context().cookies();
        return Object.fromEntries(all.map(({ name, value }) => [name, value]));
      },
      stored: () => page.evaluate(() => ({ ...localStorage })),
    };
  }

  const isReady = (page: Page) =>
    page.evaluate(() => new Promise<void>((done) => Reflect.get(window, 'cdp').ready(done)));

  /** What the connector has of a visitor, in order. */
  async function timeline(anonymousId: string): Promise<EventView[]> {
    const { items } = await connector.management('GET', `/profiles?query=${anonymousId}`);
    if (!items[0]) return [];
    const page = await connector.management('GET', `/profiles/${items[0].id}/events?limit=100`);
    return page.items.reverse();
  }
  const names = (events: EventView[]) => events.map(({ name }) => name);

  /** Waits until the connector has an event of a visitor. */
  const arrives = (anonymousId: string | undefined, name: string) =>
    eventually(async () => {
      const events = await timeline(anonymousId ?? 'nobody');
      const event = events.find((one) => one.name === name);
      assert.ok(event, `${name} is not among ${names(events)}`);
      return event;
    });

  it('asks before it keeps or sends anything, then sends all of it', async () => {
    const { page, posts, sent, cdp, cookies, stored } = await visit(
      site.url('127.0.0.1', 'banner', 'start?utm_source=news&utm_campaign=spring'),
    );
    const accept = page.getByRole('button', { name: 'Accept' });
    await accept.waitFor();
    await page.getByText('Look').dispatchEvent('click');
    await cdp('track', 'Called Late');
    await delay(1500);
    assert.deepEqual([await cookies(), await stored(), posts], [{}, {}, []]);

    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => Reflect.get(window, 'axe').run());
    assert.deepEqual(violations, [], 'the banner is accessible');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await accept.waitFor({ state: 'detached' });
    const id = await eventually(async () => (await cookies()).cdp_anonymous_id ?? assert.fail());
    await arrives(id, CONSENT_CHANGE);
    const events = await timeline(id);
    assert.deepEqual(
      names(events).toSorted(),
      ['Called Early', 'Called Late', CONSENT_CHANGE, 'Teaser Clicked', 'page'].toSorted(),
    );
    for (const { context } of events) {
      assert.deepEqual(context.consent, { categoryPreferences: { analytics: true } });
      assert.deepEqual(context.campaign, { source: 'news', name: 'spring' });
      assert.deepEqual(context.segments, []);
    }
    const click = events.find(({ name }) => name === 'Teaser Clicked');
    assert.deepEqual(click?.properties, { teaser_id: 't1', price: '12' });
    assert.ok(sent().length > posts.length, 'events travel together');
  });

  it('knows a visitor again by the cookie that the connector set', async () => {
    const { page, posts, cookies } = await visit(site.url('127.0.0.1', 'none'));
    const id = await eventually(async () => (await cookies()).cdp_id ?? assert.fail());
    const [own] = (await page.context().cookies()).filter(({ name }) => name === 'cdp_id');
    assert.equal(own?.httpOnly, true);
    await eventually(() => assert.ok(posts.some(({ path }) => path === '/v1/batch')));
    posts.length = 0;
    await page.reload();
    await eventually(async () => {
      const now = await cookies();
      assert.deepEqual([now.cdp_id, now.cdp_anonymous_id], [id, undefined]);
    });
    await eventually(() => assert.ok(posts.some(({ batch }) => batch[0]?.anonymousId === id)));
  });

  it('keeps the id itself where the browser does not keep the cookie of another site', async () => {
    const { page, cookies, sent } = await visit(site.url('localhost', 'none'));
    await eventually(() => assert.equal(sent().length, 2));
    const { cdp_anonymous_id: id, cdp_id } = await cookies();
    assert.equal(cdp_id, undefined);
    await page.reload();
    // What was on its way when the page was left may be sent again.
    await eventually(() => {
      assert.equal(new Set(sent().map(({ messageId }) => messageId)).size, 4);
    });
    assert.deepEqual(new Set(sent().map(({ anonymousId }) => anonymousId)), new Set([id]));
  });

  it('records the pages of an app once each, with where they were reached from', async () => {
    const { page, sent, cookies } = await visit(site.url('127.0.0.1', 'none', 'a?utm_source=x'));
    const go = (method: 'pushState' | 'replaceState', path: string) =>
      page.evaluate(([name, to]) => history[name](null, '', to), [method, path] as const);
    await go('pushState', 'hop');
    await go('replaceState', 'b');
    await eventually(() => assert.equal(sent().length, 3));
    await go('replaceState', 'b');
    await go('pushState', 'b#below');
    await delay(200);
    await go('pushState', 'c');
    await eventually(() => assert.equal(sent().length, 4));
    await page.goBack();
    await page.goBack();
    await eventually(() => assert.equal(sent().length, 5));
    const { cdp_id: id = '' } = await cookies();
    await eventually(async () => assert.equal((await timeline(id)).length, 5));
    const pages = (await timeline(id)).filter(({ type }) => type === 'page');
    assert.deepEqual(
      pages.map(({ properties }) => [
        String(properties.path).slice(-1),
        String(properties.referrer).split('/').at(-1),
      ]),
      [
        ['a', ''],
        ['b', 'a?utm_source=x'],
        ['c', 'b'],
        ['b', 'c'],
      ],
    );
    assert.ok(pages.every(({ context }) => JSON.stringify(context.campaign) === '{"source":"x"}'));
  });

  it('keeps events while there is no network, over a reload too', async () => {
    const { page, cdp, cookies, stored, sent } = await visit(site.url('127.0.0.1', 'none'));
    await eventually(() => assert.equal(sent().length, 2));
    await page.context().setOffline(true);
    await cdp('track', 'Without Network');
    await eventually(async () => assert.match((await stored())['cdp.queue'] ?? '', /Without/));
    await delay(1200);
    await page.context().setOffline(false);
    await arrives((await cookies()).cdp_id, 'Without Network');
    await eventually(async () => assert.equal((await stored())['cdp.queue'], '[]'));
  });

  it('waits as long as the connector asks, and sends the same again', async () => {
    const { page, posts, cdp, cookies } = await visit(site.url('127.0.0.1', 'none'));
    await eventually(() => assert.equal(posts.length, 2));
    const moments: number[] = [];
    await page.route('**/v1/batch', async (route) => {
      moments.push(Date.now());
      if (moments.length > 1) return route.continue();
      const headers = {
        'retry-after': '2',
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'retry-after',
      };
      return route.fulfill({ status: 503, headers });
    });
    await cdp('track', 'Refused Once');
    await arrives((await cookies()).cdp_id, 'Refused Once');
    assert.ok(Number(moments[1]) - Number(moments[0]) >= 2000, `${moments}`);
    const [first, second] = posts.slice(-2).map(({ batch }) => batch[0]?.messageId);
    assert.equal(first, second);
  });

  it('sends what is left when the page is left, and what was too much with the next', async () => {
    const { page, cdp, sent, cookies } = await visit(site.url('127.0.0.1', 'none'));
    await eventually(() => assert.equal(sent().length, 2));
    const { cdp_id: id } = await cookies();
    await cdp('track', 'Last Click');
    await page.goto('about:blank');
    await arrives(id, 'Last Click');

    await page.goto(site.url('127.0.0.1', 'none'));
    await isReady(page);
    await eventually(async () => assert.equal((await timeline(id ?? '')).length, 5));
    // At once, so that none of it leaves before the page does.
    await page.evaluate(() => {
      for (let part = 1; part <= 5; part += 1) {
        Reflect.get(window, 'cdp').track(`Part ${part}`, { text: 'x'.repeat(28_000) });
      }
      location.href = 'about:blank';
    });
    await page.waitForURL('about:blank');
    await arrives(id, 'Part 2');
    assert.ok(!names(await timeline(id ?? '')).includes('Part 5'));
    await page.goto(site.url('127.0.0.1', 'none'));
    await arrives(id, 'Part 5');
    const all = names(await timeline(id ?? ''));
    assert.equal(all.filter((name) => name.startsWith('Part')).length, 5);
  });

  it('takes the word of any consent manager, and forgets on withdrawal', async () => {
    const { page, posts, sent, cdp, cookies, stored } = await visit(
      site.url('127.0.0.1', 'manual'),
    );
    assert.equal(await page.getByRole('button', { name: 'Accept' }).count(), 0);
    await cdp('consent', { functional: true });
    await cdp('track', 'Not Allowed');
    await cdp('consent', { analytics: true, functional: true });
    const id = await eventually(async () => (await cookies()).cdp_id ?? assert.fail());
    await cdp('identify', 'u-9');
    await cdp('track', 'Allowed');
    await arrives(id, 'Allowed');

    await cdp('consent', { analytics: false, functional: true });
    await cdp('track', 'After Withdrawal');
    await eventually(async () => {
      const last = (await timeline(id)).at(-1);
      assert.equal(last?.name, CONSENT_CHANGE);
      const categoryPreferences = { analytics: false, functional: true };
      assert.deepEqual(last.context.consent, { categoryPreferences });
    });
    await eventually(async () => assert.deepEqual(await cookies(), {}));
    assert.deepEqual(Object.keys(await stored()), ['cdp.consent']);
    assert.ok(posts.some(({ path }) => path === '/v1/visitor/forget'));
    posts.length = 0;
    await page.reload();
    await isReady(page);
    await delay(1500);
    assert.deepEqual([posts, await cookies(), sent()], [[], {}, []]);
    const all = names(await timeline(id));
    assert.ok(!all.includes('Not Allowed') && !all.includes('After Withdrawal'), `${all}`);
  });

  it('remembers a refusal, in the language of the page', async () => {
    const { page, posts, cookies, cdp } = await visit(site.url('127.0.0.1', 'banner', 'de'));
    await page.getByRole('button', { name: 'Ablehnen' }).click();
    await page.reload();
    await isReady(page);
    await delay(300);
    assert.equal(await page.getByRole('region', { name: 'Datenschutz' }).count(), 0);
    assert.deepEqual([posts, await cookies()], [[], {}]);
    await cdp('consent');
    await page.getByRole('button', { name: 'Zustimmen' }).click();
    await eventually(async () => assert.ok((await cookies()).cdp_id));
  });

  for (const [name, value] of [
    ['globalPrivacyControl', true],
    ['doNotTrack', '1'],
  ] as const) {
    it(`obeys a browser that says ${name}, whatever the page says`, async () => {
      const { page, posts, cdp, cookies, stored } = await visit(
        site.url('127.0.0.1', 'banner'),
        (page) =>
          page.addInitScript(
            ([key, says]) => Object.defineProperty(navigator, key, { get: () => says }),
            [name, value] as const,
          ),
      );
      await cdp('consent', { analytics: true });
      await cdp('identify', 'u-1', { email: 'a@b.example' });
      await delay(1300);
      assert.equal(await page.getByRole('region', { name: 'Privacy' }).count(), 0);
      assert.deepEqual([posts, await cookies(), await stored()], [[], {}, {}]);
    });
  }

  it('knows who logged in until they log out', async () => {
    const { page, sent, cdp, cookies } = await visit(site.url('127.0.0.1', 'none'));
    const user = `u-${randomUUID()}`;
    const { cdp_id: id } = await eventually(async () => {
      const now = await cookies();
      assert.ok(now.cdp_id);
      return now;
    });
    await cdp('identify', user, { email: `${user}@b.example` });
    await eventually(() => assert.ok(sent().some(({ type }) => type === 'identify')));
    await page.reload();
    await isReady(page);
    await cdp('track', 'While Logged In');
    const seen = await arrives(id, 'While Logged In');
    assert.ok(seen);
    assert.equal(sent().find(({ event }) => event === 'While Logged In')?.userId, user);
    await cdp('reset');
    await cdp('track', 'After Logout');
    const other = await eventually(() => {
      const message = sent().find(({ event }) => event === 'After Logout');
      assert.ok(message);
      return message;
    });
    assert.notEqual(other.anonymousId, id);
    assert.equal(other.userId, undefined);
    await eventually(async () => assert.equal((await cookies()).cdp_id, other.anonymousId));
    assert.ok(!names(await timeline(id ?? '')).includes('After Logout'));
  });

  it("hands the page its visitor's segments, and tells them in every event", async () => {
    const { page, sent, cdp } = await visit(site.url('127.0.0.1', 'none'), (page) =>
      page.route('**/v1/visitor', async (route) => {
        const reply = await route.fetch();
        const json = { ...(await reply.json()), segments: ['thriller-fans'] };
        return route.fulfill({ response: reply, json });
      }),
    );
    const segments = await page.evaluate(
      () => new Promise((done) => Reflect.get(window, 'cdp').segments(done)),
    );
    assert.deepEqual(segments, ['thriller-fans']);
    await cdp('track', 'Segmented');
    await eventually(() => assert.ok(sent().some(({ event }) => event === 'Segmented')));
    for (const { context } of sent()) assert.deepEqual(context.segments, ['thriller-fans']);
  });

  it('never makes its own trouble the trouble of the page', async () => {
    const errors: unknown[] = [];
    const { sent, cdp, page } = await visit(site.url('127.0.0.1', 'none'), async (page) => {
      page.on('pageerror', (error) => errors.push(error));
    });
    await page.evaluate(() => {
      const loop: Record<string, unknown> = {};
      loop.self = loop;
      Reflect.get(window, 'cdp').track('Loop', loop);
    });
    await cdp('track', 'Too Large', { text: 'x'.repeat(40_000) });
    await cdp('track', 'Fine');
    await eventually(() => assert.ok(sent().some(({ event }) => event === 'Fine')));
    assert.ok(!sent().some(({ event }) => event === 'Too Large'));
    assert.deepEqual(errors, []);
  });
});
