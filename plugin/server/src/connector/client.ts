import {
  type Activity,
  type ActivityQuery,
  activitySchema,
  type ComputedPreview,
  type ComputedPreviewRequest,
  type ComputedTraitActivity,
  type Consent,
  computedPreviewSchema,
  computedTraitActivitiesSchema,
  computedTraitActivitySchema,
  consentSchema,
  type DecisionResult,
  decisionResultSchema,
  type EventsPage,
  type EventsQuery,
  eventsPageSchema,
  type LiveEvents,
  type LiveQuery,
  liveEventsSchema,
  type Merges,
  mergesSchema,
  type Orders,
  ordersSchema,
  type PageQuery,
  type Profile,
  type ProfilesFilter,
  type ProfilesPage,
  type ProfilesQuery,
  type ProfilesTotal,
  profileSchema,
  profilesPageSchema,
  profilesTotalSchema,
  type RefusedPage,
  type ReplayResult,
  type Run,
  type RunRequest,
  type RunsPage,
  type RunsQuery,
  refusedPageSchema,
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
  type Unification,
  unificationSchema,
  type WorkflowActivity,
  workflowActivitiesSchema,
} from 'strapi-cdp-config';
import { type PluginConfig, pluginConfig } from '../config.ts';
import type { Strapi } from '../strapi.ts';
import { type ActivationRequests, activationRequests } from './activations.ts';
import { type AudienceRequests, audienceRequests } from './audiences.ts';
import { type DestinationRequests, destinationRequests } from './destinations.ts';
import { type ExportRequests, exportRequests } from './exports.ts';
import { type ImportRequests, importRequests } from './imports.ts';
import { type PrivacyRequests, privacyRequests } from './privacy.ts';
import { errorOf, parseJson, type Reply, readBody } from './reply.ts';
import { type SegmentRequests, segmentRequests } from './segments.ts';
import { streamer } from './stream.ts';
import { unreachable } from './unavailable.ts';

/** Milliseconds until an unanswered request counts as failed: editors are waiting. */
const TIMEOUT = 5000;

/** The management API of the connector. Every method throws `ConnectorUnavailable` while it is away. */
export interface ConnectorClient
  extends ActivationRequests,
    AudienceRequests,
    DestinationRequests,
    ExportRequests,
    ImportRequests,
    PrivacyRequests,
    SegmentRequests {
  status(): Promise<Status>;
  /** The nudge: asks the connector to pull the definitions now. */
  refreshDefinitions(signal?: AbortSignal): Promise<void>;
  /** The nudge: tells the connector that entries of the site were written. */
  contentChanged(signal?: AbortSignal): Promise<void>;
  workflowActivities(): Promise<WorkflowActivity[]>;
  /** @throws ConflictError while a run of the workflow is under way */
  runWorkflow(key: string, request: RunRequest): Promise<Run>;
  runs(query: RunsQuery): Promise<RunsPage>;
  refused(key: string, query: PageQuery): Promise<RefusedPage>;
  /** @throws ConflictError while a run of the workflow is under way */
  retryRefused(key: string, request: RunRequest): Promise<Run>;
  run(id: string): Promise<Run>;
  profiles(query: ProfilesQuery): Promise<ProfilesPage>;
  profile(id: string): Promise<Profile>;
  profileEvents(id: string, query: EventsQuery): Promise<EventsPage>;
  profileConsent(id: string): Promise<Consent>;
  sourceActivities(): Promise<SourceActivity[]>;
  sourceVolume(key: string, query: SourceVolumeQuery): Promise<SourceVolume>;
  computedTraitActivities(): Promise<ComputedTraitActivity[]>;
  previewComputedTrait(request: ComputedPreviewRequest): Promise<ComputedPreview>;
  /** @throws ConflictError when it did not fail */
  computeAgain(identifier: string): Promise<ComputedTraitActivity>;
  profilesTotal(filter: ProfilesFilter): Promise<ProfilesTotal>;
  profileActivity(id: string, query: ActivityQuery): Promise<Activity>;
  profileOrders(id: string): Promise<Orders>;
  profileMerges(id: string): Promise<Merges>;
  /** What a split would make. */
  previewSplit(mergeId: string): Promise<DecisionResult>;
  /** @throws ConflictError when they are two profiles already */
  splitMerge(mergeId: string, decision: { requestedBy: string }): Promise<DecisionResult>;
  reuniteSplit(splitId: string, decision: { requestedBy: string }): Promise<DecisionResult>;
  unification(): Promise<Unification>;
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
  const stream = streamer(pluginConfig(strapi));
  const part = encodeURIComponent;

  return {
    status: async () => readBody(statusSchema, await request('GET', '/status')),
    refreshDefinitions: async (signal) => {
      await request('POST', '/definitions/refresh', { signal });
    },
    contentChanged: async (signal) => {
      await request('POST', '/content/changed', { signal });
    },
    workflowActivities: async () =>
      readBody(workflowActivitiesSchema, await request('GET', '/workflows')).items,
    runWorkflow: async (key, body) =>
      readBody(runSchema, await request('POST', `/workflows/${part(key)}/runs`, { body })),
    refused: async (key, query) =>
      readBody(
        refusedPageSchema,
        await request('GET', `/workflows/${part(key)}/refused`, { query }),
      ),
    retryRefused: async (key, body) =>
      readBody(runSchema, await request('POST', `/workflows/${part(key)}/refused/retry`, { body })),
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
    computedTraitActivities: async () =>
      readBody(computedTraitActivitiesSchema, await request('GET', '/computed-traits')).items,
    previewComputedTrait: async (body) =>
      readBody(computedPreviewSchema, await request('POST', '/computed-traits/preview', { body })),
    computeAgain: async (identifier) =>
      readBody(
        computedTraitActivitySchema,
        await request('POST', `/computed-traits/${part(identifier)}/compute`),
      ),
    ...destinationRequests(request),
    ...exportRequests(request, stream, part),
    ...importRequests(request, stream, part),
    ...segmentRequests(request, part),
    profilesTotal: async (query) =>
      readBody(profilesTotalSchema, await request('GET', '/profiles/total', { query })),
    profileActivity: async (id, query) =>
      readBody(activitySchema, await request('GET', `/profiles/${part(id)}/activity`, { query })),
    profileOrders: async (id) =>
      readBody(ordersSchema, await request('GET', `/profiles/${part(id)}/orders`)),
    profileMerges: async (id) =>
      readBody(mergesSchema, await request('GET', `/profiles/${part(id)}/merges`)),
    previewSplit: async (id) =>
      readBody(decisionResultSchema, await request('GET', `/merges/${part(id)}/split`)),
    splitMerge: async (id, body) =>
      readBody(decisionResultSchema, await request('POST', `/merges/${part(id)}/split`, { body })),
    reuniteSplit: async (id, body) =>
      readBody(
        decisionResultSchema,
        await request('POST', `/splits/${part(id)}/reunite`, { body }),
      ),
    unification: async () => readBody(unificationSchema, await request('GET', '/unification')),
    ...privacyRequests(request, stream),
    ...audienceRequests(request, stream, part),
    ...activationRequests(request, part),
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
  /** A body that is no JSON. */
  bytes?: Buffer;
  /** Milliseconds. */
  timeout?: number;
  signal?: AbortSignal | undefined;
}

/** Sends a request and gives the reply, unless it is an error. */
export type Send = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options?: RequestOptions,
) => Promise<Reply>;

function sender({ connectorUrl, secret }: PluginConfig): Send {
  return async (method, path, options = {}) => {
    const { query = {}, body, bytes, signal, timeout: patience = TIMEOUT } = options;
    const address = new URL(`${connectorUrl.replace(/\/+$/, '')}/management${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) address.searchParams.set(name, String(value));
    }
    const timeout = AbortSignal.timeout(patience);
    const reply = await send(connectorUrl, address, {
      method,
      headers: {
        authorization: `Bearer ${secret}`,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
        ...(bytes && { 'content-type': 'application/octet-stream' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(bytes && { body: new Uint8Array(bytes) }),
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
    return { status: response.status, body: parseJson(text), text };
  } catch (error) {
    throw unreachable(connectorUrl, error);
  }
}
