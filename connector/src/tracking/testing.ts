import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { ConfigurationInput, TrackingReply } from 'strapi-cdp-config';
import { activationRoutes } from '../activations/index.ts';
import { audienceRoutes, previewRoutes } from '../audiences/index.ts';
import { consentRoutes } from '../consent/index.ts';
import {
  createTestPlatform,
  type TestPlatform,
  type TestPlatformOptions,
} from '../database/testing.ts';
import { createDefinitions, type DefinitionsStore } from '../definitions/index.ts';
import { privacyRoutes } from '../privacy/index.ts';
import { profileRoutes } from '../profiles/index.ts';
import { segmentManagementRoutes, segmentRoutes } from '../segments/index.ts';
import { buildServer } from '../server/index.ts';
import { countBacklog } from './backlog.ts';
import {
  liveRoutes,
  lookupRoutes,
  type Processing,
  planRoutes,
  scriptRoutes,
  setAsideRoutes,
  sourceRoutes,
  startProcessing,
  trackingRoutes,
} from './index.ts';

export const SERVER_KEY = 'server-write-key-1';
export const BROWSER_KEY = 'browser-write-key-1';
export const SHOP_ORIGIN = 'https://shop.example';

/** A connector's tracking on a database of its own, listening. */
export interface TestTracking {
  platform: TestPlatform;
  /** Not started: `refresh` pulls them from the Strapi that the environment names. */
  definitions: DefinitionsStore;
  server: FastifyInstance;
  url: string;
  /** Sends JSON with the key of the server source, and gives the reply. */
  send(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Sends a batch that must be accepted. */
  sendBatch(batch: object[], more?: object): Promise<TrackingReply>;
  /** Lets processing finish what is in the inbox. */
  process(): Promise<void>;
  /** Asks the management API; with a body, by POST. */
  manage(path: string, body?: object): Promise<Response>;
  close(): Promise<void>;
}

/** `Authorization: Basic` as the clients of the tracking API send it. */
export const basic = (writeKey: string) =>
  `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;

/** Starts the tracking API on a free port. Processing runs while `process` is waited for. */
export async function startTestTracking({
  sources = [],
  traitPriority,
  segmentGroupIdentifier,
  segmentGroups,
  audiences,
  destinations,
  ...options
}: Omit<TestPlatformOptions, 'configuration'> &
  Pick<
    ConfigurationInput,
    'traitPriority' | 'segmentGroupIdentifier' | 'segmentGroups' | 'audiences' | 'destinations'
  > & {
    /** Besides the till and the shop. */
    sources?: ConfigurationInput['sources'];
  } = {}): Promise<TestTracking> {
  const platform = await createTestPlatform({
    ...options,
    configuration: {
      traitPriority,
      segmentGroupIdentifier,
      segmentGroups,
      audiences,
      destinations,
      sources: [
        { key: 'till', name: 'Till', kind: 'server', writeKey: SERVER_KEY },
        {
          key: 'shop',
          name: 'Shop',
          kind: 'browser',
          writeKey: BROWSER_KEY,
          origins: [SHOP_ORIGIN],
        },
        ...sources,
      ],
    },
  });
  const definitions = createDefinitions(platform);
  const server = await buildServer(platform, {
    readiness: async () => [],
    started: () => true,
    open: [
      trackingRoutes(platform, definitions),
      scriptRoutes(platform, definitions),
      lookupRoutes(platform, definitions),
      segmentRoutes(platform, definitions),
    ],
    management: [
      profileRoutes(platform),
      sourceRoutes(platform, definitions),
      setAsideRoutes(platform, definitions),
      liveRoutes(platform),
      planRoutes(platform),
      consentRoutes(platform),
      audienceRoutes(platform),
      previewRoutes(platform, definitions),
      segmentManagementRoutes(platform, definitions),
      activationRoutes(platform),
      privacyRoutes(platform),
    ],
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  let processing: Processing | undefined;

  const send: TestTracking['send'] = (path, body, headers = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: basic(SERVER_KEY), ...headers },
      body: JSON.stringify(body),
    });

  return {
    platform,
    definitions,
    server,
    url,
    send,
    async sendBatch(batch, more = {}) {
      const reply = await send('/v1/batch', { batch, ...more });
      if (reply.status !== 200) throw new Error(`${reply.status} ${await reply.text()}`);
      return reply.json() as Promise<TrackingReply>;
    },
    async process() {
      processing = startProcessing(platform);
      while ((await countBacklog(platform)) > 0) await delay(10);
      await processing.stop();
      processing = undefined;
    },
    manage: (path, body) =>
      fetch(`${url}/management${path}`, {
        headers: {
          authorization: `Bearer ${platform.settings.secret}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      }),
    async close() {
      await processing?.stop();
      await server.close();
      await platform.close();
    },
  };
}
