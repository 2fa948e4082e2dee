import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { EventView } from 'strapi-cdp-config';
import { freePort } from '../../scripts/processes/index.ts';
import { startBrowser } from './browser.ts';
import { startConnector } from './connector.ts';
import { createDatabase } from './database.ts';
import { startTrackedSite, type TrackedSite } from './tracked-site.ts';
import { eventually } from './wait.ts';

const WRITE_KEY = 'a-browser-write-key';

/** What the script records when a visitor changes their mind. */
export const CONSENT_CHANGE = 'Segment Consent Preference Updated';

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
export type Visitor = {
  page: Page;
  /** Paths of every POST to the connector so far, with what was in it. */
  posts: { path: string; batch: Sent[] }[];
  sent(): Sent[];
  /** Calls the script. */
  cdp(name: string, ...parameters: unknown[]): Promise<void>;
  cookies(): Promise<Record<string, string>>;
  stored(): Promise<Record<string, string>>;
};

/** A tracked site with a connector and a browser. */
export type ScriptStage = {
  site: TrackedSite;
  /** Opens a window of its own at the site, and waits for the script. */
  visit(url: string, prepare?: (page: Page) => Promise<unknown>): Promise<Visitor>;
  /** Opens another tab of a visitor, and waits for the script. */
  openTab(visitor: Visitor, url: string): Promise<Visitor>;
  /** What the connector has of a visitor, in order. */
  timeline(anonymousId: string): Promise<EventView[]>;
  /** Waits until the connector has an event of a visitor. */
  arrives(anonymousId: string | undefined, name: string): Promise<EventView>;
  close(): Promise<void>;
};

/** Starts everything. */
export async function startScriptStage(): Promise<ScriptStage> {
  const port = await freePort();
  const origins = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
  const database = await createDatabase();
  const connector = await startConnector({
    databaseUrl: database.url,
    strapiUrl: 'http://127.0.0.1:9',
    secret: randomUUID() + randomUUID(),
    configuration: {
      sources: [{ key: 'site', name: 'Site', kind: 'browser', writeKey: WRITE_KEY, origins }],
    },
  });
  const site = await startTrackedSite(port, { connectorUrl: connector.url, writeKey: WRITE_KEY });
  const browser = await startBrowser();

  async function enter(page: Page, url: string, prepare?: (page: Page) => Promise<unknown>) {
    const posts: Visitor['posts'] = [];
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().startsWith(connector.url)) return;
      const { batch = [] } = JSON.parse(request.postData() ?? '{}');
      posts.push({ path: new URL(request.url()).pathname, batch });
    });
    await prepare?.(page);
    await page.goto(url);
    await isReady(page);
    return visitorAt(page, posts);
  }

  async function timeline(anonymousId: string): Promise<EventView[]> {
    const { items } = await connector.management('GET', `/profiles?query=${anonymousId}`);
    if (!items[0]) return [];
    const page = await connector.management('GET', `/profiles/${items[0].id}/events?limit=100`);
    return page.items.reverse();
  }

  return {
    site,
    timeline,
    visit: async (url, prepare) => enter(await browser.open(), url, prepare),
    openTab: async ({ page }, url) => enter(await page.context().newPage(), url),
    arrives: (anonymousId, name) =>
      eventually(async () => {
        const events = await timeline(anonymousId ?? 'nobody');
        const event = events.find((one) => one.name === name);
        assert.ok(event, `${name} is not among ${namesOf(events)}`);
        return event;
      }),
    async close() {
      await browser.close();
      await site.stop();
      await connector.stop();
      await database.drop();
    },
  };
}

function visitorAt(page: Page, posts: Visitor['posts']): Visitor {
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

/** Resolves once the script of a page is there. */
export const isReady = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => Reflect.get(window, 'cdp').ready(done)));

/** Names of events, in their order. */
export const namesOf = (events: EventView[]): string[] => events.map(({ name }) => name);
