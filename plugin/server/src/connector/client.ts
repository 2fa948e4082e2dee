import {
  type Consent,
  consentSchema,
  type EventsPage,
  type EventsQuery,
  eventsPageSchema,
  type LiveEvents,
  type LiveQuery,
  liveEventsSchema,
  type Profile,
  type ProfilesPage,
  type ProfilesQuery,
  profileSchema,
  profilesPageSchema,
  type ReplayResult,
  type Run,
  type RunRequest,
  type RunsPage,
  type RunsQuery,
  replayResultSchema,
  runSchema,
  runsPageSchema,
  type SeenEvents,
  type SetAsidePage,
  type SetAsideQuery,
  type SetAsideReasons,
  type SetAsideResult,
  type SetAsideSelection,
  type SourceActivity,
  type SourceVolume,
  type SourceVolumeQuery,
  type Status,
  seenEventsSchema,
  setAsidePageSchema,
  setAsideReasonsSchema,
  setAsideResultSchema,
  sourceActivitiesSchema,
  sourceVolumeSchema,
  statusSchema,
  type WorkflowActivity,
  workflowActivitiesSchema,
} from 'strapi-cdp-config';
import { type PluginConfig, pluginConfig } from '../config.ts';
import type { Strapi } from '../strapi.ts';
import { errorOf, type Reply, readBody } from './reply.ts';
import { ConnectorUnavailable } from './unavailable.ts';

/** Milliseconds until an unanswered request counts as failed: editors are waiting. */
const TIMEOUT = 5000;

/** The management API of the connector. Every method throws `ConnectorUnavailable` while it is away. */
export interface ConnectorClient {
  status(): Promise<Status>;
  /** The nudge: asks the connector to pull the definitions now. */
  refreshDefinitions(signal?: AbortSignal): Promise<void>;
  workflowActivities(): Promise<WorkflowActivity[]>;
  /** @throws ConflictError while a run of the workflow is under way */
  runWorkflow(key: string, request: RunRequest): Promise<Run>;
  runs(query: RunsQuery): Promise<RunsPage>;
  run(id: string): Promise<Run>;
  profiles(query: ProfilesQuery): Promise<ProfilesPage>;
  profile(id: string): Promise<Profile>;
  profileEvents(id: string, query: EventsQuery): Promise<EventsPage>;
  profileConsent(id: string): Promise<Consent>;
  sourceActivities(): Promise<SourceActivity[]>;
  sourceVolume(key: string, query: SourceVolumeQuery): Promise<SourceVolume>;
  liveEvents(query: LiveQuery): Promise<LiveEvents>;
  seenEvents(): Promise<SeenEvents>;
  setAside(query: SetAsideQuery): Promise<SetAsidePage>;
  setAsideReasons(): Promise<SetAsideReasons>;
  replaySetAside(selection: SetAsideSelection): Promise<ReplayResult>;
  discardSetAside(selection: SetAsideSelection): Promise<SetAsideResult>;
}

/** Speaks with the connector that the plugin's settings name. */
export function connectorClient(strapi: Strapi): ConnectorClient {
  const request = sender(pluginConfig(strapi));
  const part = encodeURIComponent;

  return {
    status: async () => readBody(statusSchema, await request('GET', '/status')),
    refreshDefinitions: async (signal) => {
      await request('POST', '/definitions/refresh', { signal });
    },
    workflowActivities: async () =>
      readBody(workflowActivitiesSchema, await request('GET', '/workflows')).items,
    runWorkflow: async (key, body) =>
      readBody(runSchema, await request('POST', `/workflows/${part(key)}/runs`, { body })),
    runs: async (query) => readBody(runsPageSchema, await request('GET', '/runs', { query })),
    run: async (id) => readBody(runSchema, await request('GET', `/runs/${part(id)}`)),
    profiles: async (query) =>
      readBody(profilesPageSchema, await request('GET', '/profiles', { query })),
    profile: async (id) => readBody(profileSchema, await request('GET', `/profiles/${part(id)}`)),
    profileEvents: async (id, query) =>
      readBody(eventsPageSchema, await request('GET', `/profiles/${part(id)}/events`, { query })),
    profileConsent: async (id) =>
      readBody(consentSchema, await request('GET', `/profiles/${part(id)}/consent`)),
    sourceActivities: async () =>
      readBody(sourceActivitiesSchema, await request('GET', '/sources')).items,
    sourceVolume: async (key, query) =>
      readBody(sourceVolumeSchema, await request('GET', `/sources/${part(key)}/volume`, { query })),
    liveEvents: async (query) =>
      readBody(liveEventsSchema, await request('GET', '/events/live', { query })),
    seenEvents: async () => readBody(seenEventsSchema, await request('GET', '/plan/seen')),
    setAside: async (query) =>
      readBody(setAsidePageSchema, await request('GET', '/events/set-aside', { query })),
    setAsideReasons: async () =>
      readBody(setAsideReasonsSchema, await request('GET', '/events/set-aside/reasons')),
    replaySetAside: async (body) =>
      readBody(replayResultSchema, await request('POST', '/events/set-aside/replay', { body })),
    discardSetAside: async (body) =>
      readBody(setAsideResultSchema, await request('POST', '/events/set-aside/discard', { body })),
  };
}

interface RequestOptions {
  query?: object;
  body?: object;
  signal?: AbortSignal | undefined;
}

function sender({ connectorUrl, secret }: PluginConfig) {
  return async (method: 'GET' | 'POST', path: string, options: RequestOptions = {}) => {
    const { query = {}, body, signal } = options;
    const address = new URL(`${connectorUrl.replace(/\/+$/, '')}/management${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) address.searchParams.set(name, String(value));
    }
    const timeout = AbortSignal.timeout(TIMEOUT);
    const reply = await send(connectorUrl, address, {
      method,
      headers: {
        authorization: `Bearer ${secret}`,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    if (reply.status >= 400) throw errorOf(reply);
    return reply;
  };
}

async function send(connectorUrl: string, address: URL, init: RequestInit): Promise<Reply> {
  try {
    const response = await fetch(address, init);
    const text = await response.text();
    return { status: response.status, body: parseJson(text) };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    throw new ConnectorUnavailable(
      timedOut
        ? `The connector at ${connectorUrl} does not answer within ${TIMEOUT / 1000} seconds. Look at its log.`
        : `The connector cannot be reached at ${connectorUrl}. Start it with «cdp-connector start», ` +
            'or set CDP_CONNECTOR_URL to where it is.',
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
