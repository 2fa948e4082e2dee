import {
  type Activation,
  type Audience,
  activationSchema,
  type ComputedTrait,
  type Definitions,
  definitionsSchema,
} from 'strapi-cdp-config';
import { type Audiences, startAudiences } from '../audiences/index.ts';
import type { DefinitionsStore } from '../definitions/index.ts';
import { startDestinations } from '../destinations/index.ts';
import { type Sink, startSink } from '../destinations/testing.ts';
import { startPrivacy } from '../privacy/index.ts';
import { type Processing, startProcessing } from '../tracking/index.ts';
import { startTestTracking, type TestTracking } from '../tracking/testing.ts';
import { type Activations, startActivations } from './index.ts';

/** Quick retries: tests have no minutes to wait. */
const RETRIES = { limit: 3, first: 50, longest: 200 };

/** What editors wrote, without a Strapi. */
type Written = Pick<Definitions, 'activations' | 'audiences'> & { computedTraits: ComputedTrait[] };

/** Activations at work on a database of their own, with a receiver beside them. */
export interface ActivationsBench {
  tracking: TestTracking;
  sink: Sink;
  /** Takes in what editors wrote. */
  write(written: { activations: Activation[]; audiences?: Audience[] }): Promise<void>;
  close(): Promise<void>;
}

/** An activation of a test: it tells the receiver of entries and exits. */
export function activation(identifier: string, audience: string, more: object = {}): Activation {
  return activationSchema.parse({
    name: identifier,
    identifier,
    audience,
    destination: 'crm',
    on: ['entered', 'exited'],
    fields: [
      { from: 'identifier', type: 'user_id', name: 'user' },
      { from: 'trait', path: 'city', name: 'city' },
    ],
    managedBy: 'editor',
    ...more,
  });
}

/** Starts a connector's tracking, audiences and activations. @param archive folder of files */
export async function startActivationsBench(archive: string): Promise<ActivationsBench> {
  const sink = await startSink();
  const tracking = await startTestTracking({
    destinations: [
      { key: 'crm', name: 'CRM', kind: 'http', url: sink.url, timeout: 2_000 },
      { key: 'archive', name: 'Archive', kind: 'file', directory: archive, format: 'csv' },
    ],
  });
  const { platform } = tracking;
  let definitions = definitionsOf({ activations: [], audiences: [], computedTraits: [] });
  const listeners: ((definitions: Definitions) => Promise<void>)[] = [];
  const store = {
    current: () => definitions,
    freshness: () => ({ etag: '"1"', checkedAt: null, error: null }),
    refresh: async () => undefined,
    onChange: (listener: (definitions: Definitions) => Promise<void>) => {
      listeners.push(listener);
    },
  } satisfies Partial<DefinitionsStore>;
  await platform.jobs.start();
  const processing: Processing = startProcessing(platform);
  const audiences: Audiences = await startAudiences(platform, store);
  const activations: Activations = await startActivations(platform, store, {
    retries: RETRIES,
    supervisionInterval: 100,
  });
  startDestinations(platform, store);
  await startPrivacy(platform);
  return {
    tracking,
    sink,
    async write(written) {
      definitions = definitionsOf({ ...definitions, ...written });
      for (const listener of listeners) await listener(definitions);
    },
    async close() {
      await Promise.all([activations.stop(), processing.stop(), audiences.stop()]);
      await tracking.close();
      await sink.stop();
    },
  };
}

const definitionsOf = (written: Written): Definitions =>
  definitionsSchema.parse({ segmentGroups: [], workflows: [], ...written });
