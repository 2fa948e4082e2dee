import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type AdminClient, createAdminClient, createEditor } from './admin-client.ts';
import { createDatabase } from './database.ts';
import { type Strapi, startStrapi } from './strapi.ts';
import { type StubConnector, startStubConnector } from './stub-connector.ts';

/** A profile that the connector knows. */
export const PROFILE = '6f1c3f0e-8a55-4d53-9f0e-0d8a1c9d7a01';
const NOW = '2026-11-24T10:00:00.000Z';

const summary = {
  id: PROFILE,
  label: 'Kim',
  known: true,
  identifiers: [{ type: 'email', value: 'kim@example.com' }],
  createdAt: NOW,
  lastSeenAt: NOW,
};
const activity = (identifier: string, size: number) => ({
  identifier,
  state: 'live',
  version: 1,
  progress: null,
  error: null,
  size,
  asOf: NOW,
  days: [{ day: '2026-11-24', size, entered: 2, exited: 1 }],
});
const explanation = { holds: true, changesAt: null, value: 3, events: [], parts: [] };

/** What the connector says; the tests look at what becomes of it. */
export const answers = {
  'GET /sources': { items: [] },
  'GET /computed-traits': { items: [] },
  'GET /plan/seen': { items: [] },
  'GET /audiences': { items: [activity('buyers', 3), activity('fans', 70)] },
  'GET /audiences/buyers': activity('buyers', 3),
  'GET /audiences/buyers/members': {
    items: [{ profile: summary, enteredAt: NOW }],
    next: null,
  },
  'GET /audiences/buyers/members.csv': 'id,email\n1,kim@example.com\n',
  'POST /audiences/buyers/compute': {},
  [`GET /profiles/${PROFILE}/audiences`]: {
    items: [{ audience: 'buyers', enteredAt: NOW, cause: 'event' }],
    changes: [
      {
        sequence: 7,
        audience: 'buyers',
        profileId: PROFILE,
        change: 'entered',
        at: NOW,
        cause: 'event',
        version: 1,
      },
    ],
  },
  'POST /audiences/preview': { count: 3, total: 9, reachable: [], overlap: [], asOf: NOW },
  'POST /audiences/preview/members': { items: [summary], next: null },
  'POST /audiences/explain': explanation,
  'GET /audiences/known': {
    traits: [],
    identifierTypes: [],
    catalogueFields: [],
    consentCategories: [],
  },
  'GET /audiences/known/values': { items: [{ value: 'Thriller', count: 4 }] },
};

/** A rule that everybody fulfils who ordered. */
export const ordered = { kind: 'did', event: { type: 'track', name: 'Order Completed' } };
export const inAudience = (audience: string) => ({ kind: 'audience', audience });
export const inSegment = (segment: string) => ({ kind: 'segment', group: 'campaigns', segment });
/** What an editor saves. */
export const input = (identifier: string, rule: object, more: object = {}) => ({
  name: `The ${identifier}`,
  identifier,
  rule,
  ...more,
});

/** A Strapi with audiences, whose connector says what the test wants to hear. */
export type AudienceStage = {
  url: string;
  connector: StubConnector;
  admin: AdminClient;
  /** Creates anything, which must be accepted. */
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts on what it reads, deep in the body.
  made(path: string, body: object): Promise<any>;
  create(identifier: string, rule: object, more?: object): Promise<{ documentId: string }>;
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts on what it reads, deep in the body.
  versionsOf(documentId: string): Promise<any[]>;
  /** What the connector is told. */
  definitions(): Promise<Told>;
  /** Presents a connector with what its configuration file manages. */
  register(managed: object): Promise<void>;
  /** An editor whose role allows these actions of the plugin. */
  editorWith(name: string, actions: string[]): Promise<AdminClient>;
  stop(): Promise<void>;
};

/** Of the definitions, what is bound and what to. */
export type Told = Record<'audiences' | 'activations', Record<string, unknown>[]>;

/** The fields that a reply complains about. */
export const problems = (reply: {
  body: { error: { details: { errors: { path: string[] }[] } } };
}): string[] => reply.body.error.details.errors.map(({ path }) => path.join('.'));

/**
 * Starts it.
 *
 * @param more what the connector says besides {@link answers}
 */
export async function startAudienceStage(
  more: Record<string, unknown> = {},
): Promise<AudienceStage> {
  const secret = randomUUID() + randomUUID();
  const database = await createDatabase({ template: 'film shop' });
  const connector = await startStubConnector(secret, { ...answers, ...more });
  const strapi: Strapi = await startStrapi({
    databaseUrl: database.url,
    secret,
    connectorUrl: connector.url,
  });
  const admin = await strapi.admin();
  const made: AudienceStage['made'] = async (path, body) => {
    const reply = await admin.post(path, body);
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body;
  };
  return {
    url: strapi.url,
    connector,
    admin,
    made,
    create: (identifier, rule, more) => made('/cdp/audiences', input(identifier, rule, more)),
    async versionsOf(documentId) {
      return (await admin.get(`/cdp/audiences/${documentId}/versions`)).body.items;
    },
    async definitions() {
      const reply = await fetch(`${strapi.url}/api/cdp/connector/definitions`, {
        headers: { authorization: `Bearer ${secret}` },
      });
      return (await reply.json()) as Told;
    },
    async register(managed) {
      const reply = await fetch(`${strapi.url}/api/cdp/connector/registration`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          name: 'shop',
          version: '1.0.0',
          segmentGroupIdentifier: null,
          destinations: [],
          managed: {
            segmentGroups: [],
            workflows: [],
            fieldExports: [],
            sources: [],
            computedTraits: [],
            audiences: [],
            activations: [],
            ...managed,
          },
        }),
      });
      assert.equal(reply.status, 204, await reply.text());
    },
    async editorWith(name, actions) {
      const full = actions.map((action) => `plugin::cdp.${action}`);
      return createAdminClient(strapi.url, await createEditor(admin, { name, actions: full }));
    },
    async stop() {
      await strapi.stop();
      await connector.stop();
      await database.drop();
    },
  };
}
