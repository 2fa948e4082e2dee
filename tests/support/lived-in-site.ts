import assert from 'node:assert/strict';
import type { ConfigurationInput } from 'strapi-cdp-config';
import filmShop from '../../config/cdp.config.ts';
import type { AdminClient, AdminReply } from './admin-client.ts';
import type { Connector } from './connector.ts';
import { send } from './send.ts';
import { type Site, startSite } from './site.ts';
import { eventually } from './wait.ts';

/** Of a source that knows its customers, and whose unplanned events are marked. */
export const TILL_KEY = 'till-write-key-of-the-shop';
/** Of a source whose unplanned events are blocked. */
export const KIOSK_KEY = 'kiosk-write-key-of-the-shop';

const HOUR = 60 * 60 * 1000;

/** A site that has been used for a while, with something to see on every screen. */
export type LivedInSite = Site & {
  admin: AdminClient;
  /** Ids of what there is, as the addresses of screens name it. */
  ids: {
    profile: string;
    segmentGroup: string;
    segment: string;
    audience: string;
    activation: string;
    computedTrait: string;
    plannedEvent: string;
    workflow: string;
    source: string;
    destination: string;
  };
};

/** What the site is configured with; editors made the rest. */
export const configuration: ConfigurationInput = {
  name: 'film-shop',
  segmentGroupIdentifier: 'film-shop',
  sources: [
    { key: 'till', name: 'Till', kind: 'server', writeKey: TILL_KEY, plan: 'mark' },
    { key: 'kiosk', name: 'Kiosk', kind: 'server', writeKey: KIOSK_KEY, plan: 'block' },
  ],
  segmentGroups: filmShop.segmentGroups,
  computedTraits: filmShop.computedTraits,
  fieldExports: filmShop.fieldExports,
  schedule: { product: filmShop.schedule?.product },
};

/** Starts the film shop, lets editors and customers do something in it, and waits until all is done. */
export async function startLivedInSite(): Promise<LivedInSite> {
  const site = await startSite(configuration);
  try {
    return await liveIn(site);
  } catch (error) {
    await site.stop();
    throw error;
  }
}

/** Fills a site that was started with the configuration of this file. */
export async function liveIn(site: Site): Promise<LivedInSite> {
  const { connector, strapi } = site;
  const admin = await strapi.admin();
  const made = await edit(admin);
  await shop(connector);
  await connector.management('POST', '/workflows/product-films/runs', { requestedBy: 'Ada' });
  await run(admin, made.workflow);
  await eventually(
    async () => {
      const { backlog, lastDay } = await connector.status();
      assert.equal(backlog, 0);
      assert.ok(lastDay.runsFinished >= 2, 'runs are under way');
    },
    { timeout: 60_000 },
  );
  await forget(admin);
  const { items } = await connector.management('GET', '/profiles?query=ada@');
  return { ...site, admin, ids: { ...made, profile: items[0].id } };
}

/** What editors made. */
async function edit(admin: AdminClient): Promise<Omit<LivedInSite['ids'], 'profile'>> {
  const make = async (path: string, body: object) => done(await admin.post(`/cdp${path}`, body));
  const { documentId: segmentGroup } = await make('/segment-groups', {
    name: 'Magazine readers',
    identifier: 'magazine-readers',
    description: 'Who reads what in the magazine.',
  });
  const segments = `/segment-groups/${segmentGroup}/segments`;
  const { documentId: segment } = await make(segments, {
    name: 'Interviews',
    identifier: 'interviews',
    description: '',
  });
  await make(segments, {
    name: 'Festival reports',
    identifier: 'festival-reports',
    description: 'Read at least three reports of a film festival within the last month.',
  });
  const { documentId: audience } = await make('/audiences', {
    name: 'Buyers',
    identifier: 'buyers',
    rule: { kind: 'did', event: { type: 'track', name: 'Order Completed' } },
    segments: [{ group: 'magazine-readers', segment: 'interviews' }],
  });
  const { documentId: computedTrait } = await make('/computed-traits', {
    name: 'Orders of this month',
    identifier: 'orders-of-this-month',
    description: '',
    function: 'count',
    event: { type: 'track', name: 'Order Completed' },
    where: [{ property: 'total', operator: 'more-than', values: ['10'] }],
    window: { count: 30, unit: 'days' },
  });
  const { documentId: plannedEvent } = await make('/plan', {
    type: 'track',
    name: 'Order Completed',
    description: 'Somebody paid.',
    properties: [
      { name: 'total', kind: 'number', required: true },
      { name: 'order_id', kind: 'text', required: true },
    ],
  });
  const { documentId: workflow } = await make('/workflows', {
    name: 'Customers of the shop',
    kind: 'user',
    interval: '0 5 * * 1',
    timeZone: 'Europe/Copenhagen',
    options: { contentType: 'plugin::users-permissions.user', streamId: 'shop-customers' },
  });
  const { source } = await make('/sources', {
    key: 'web-shop',
    name: 'Web shop',
    kind: 'browser',
    origins: ['https://shop.example.com'],
  });
  const { key: destination } = await make('/destinations', {
    key: 'product-feed',
    name: 'Product feed',
    kind: 'http',
    url: 'https://feed.example.com/products',
    headers: [{ name: 'x-api-key', value: 'a-key-of-the-feed' }],
  });
  // Switched off: there is nobody at that address.
  const { documentId: activation } = await make('/activations', {
    name: 'Buyers for the feed',
    identifier: 'buyers-for-the-feed',
    audience: 'buyers',
    destination: 'product-feed',
    enabled: false,
    on: ['entered', 'exited'],
    interval: '0 6 * * *',
    timeZone: 'Europe/Copenhagen',
    fields: [
      { from: 'identifier', type: 'email', name: 'email' },
      { from: 'trait', path: 'address.city', name: 'city' },
      { from: 'computed-trait', trait: 'orders-of-this-month', name: 'orders' },
    ],
  });
  return {
    destination,
    activation,
    segmentGroup,
    segment,
    audience,
    computedTrait,
    plannedEvent,
    workflow,
    source: source.documentId,
  };
}

/** What customers did: at the till, which knows them, and at a kiosk that sends what nobody planned. */
async function shop({ url }: Connector): Promise<void> {
  const at = (hoursAgo: number) => new Date(Date.now() - hoursAgo * HOUR).toISOString();
  const consent = (marketing: boolean) => ({
    context: { consent: { categoryPreferences: { analytics: true, marketing } } },
  });
  const customers = ['ada', 'grace', 'kim', 'noor'].flatMap((name, index) => {
    const userId = `customer-of-the-shop-${index + 1}`;
    const anonymousId = `kiosk-${name}`;
    return [
      { type: 'page', anonymousId, name: 'Films', timestamp: at(200 + index) },
      {
        type: 'identify',
        anonymousId,
        userId,
        traits: {
          email: `${name}@example.com`,
          name: `${name[0]?.toUpperCase()}${name.slice(1)} Lovelace`,
          address: { city: 'Copenhagen', postalCode: '1000' },
          favouriteGenres: ['Drama', 'Thriller'],
        },
        timestamp: at(199),
        ...consent(index % 2 === 0),
      },
      ...Array.from({ length: 30 }, (_, number) => ({
        type: 'track',
        event: number % 5 === 0 ? 'Order Completed' : 'Product Viewed',
        userId,
        properties:
          number % 5 === 0
            ? { order_id: `${name}-${number}`, total: 12.5 + number, currency: 'EUR' }
            : { product_id: `film-${number}`, name: `The film number ${number}` },
        timestamp: at(number * 6 + index),
      })),
    ];
  });
  const unplanned = ['Ticket Printed', 'Seat Chosen'].map((event) => ({
    type: 'track',
    event,
    anonymousId: 'kiosk-ada',
    properties: { seat: 'A12' },
  }));
  await send(url, TILL_KEY, customers);
  await send(url, TILL_KEY, [
    { type: 'track', event: 'Order Completed', userId: 'customer-of-the-shop-2', properties: {} },
  ]);
  await send(url, KIOSK_KEY, unplanned);
}

/** Runs a workflow once the connector has heard of it. */
async function run(admin: AdminClient, workflow: string): Promise<void> {
  await eventually(async () => done(await admin.post(`/cdp/workflows/${workflow}/runs`, {})));
}

/** Somebody wants to be forgotten. */
async function forget(admin: AdminClient): Promise<void> {
  done(
    await admin.post('/cdp/privacy/delete', {
      person: { type: 'email', value: 'noor@example.com' },
    }),
  );
}

function done({ status, body }: AdminReply): AdminReply['body'] {
  assert.ok(status < 300, `Strapi answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
