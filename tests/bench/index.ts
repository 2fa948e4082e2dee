import type { Bench } from './support/bench.ts';

/** A benchmark before it is loaded: what it measures is built first. */
export type BenchEntry = {
  /** Seconds that it measures for, unless the command says otherwise. */
  seconds: number;
  /** Whether it measures Strapi too: then the site is built, which takes minutes. */
  site?: boolean;
  load(): Promise<Bench>;
};

/** All benchmarks, by the names that the command takes. */
export const benches: Record<string, BenchEntry> = {
  ingest: { seconds: 10, load: async () => (await import('./ingest.ts')).ingest },
  'ingest-single': {
    seconds: 10,
    load: async () => (await import('./ingest-single.ts')).ingestSingle,
  },
  process: { seconds: 10, load: async () => (await import('./process.ts')).processing },
  latency: { seconds: 20, load: async () => (await import('./latency.ts')).latency },
  import: { seconds: 10, load: async () => (await import('./import.ts')).importing },
  growth: { seconds: 10, load: async () => (await import('./growth.ts')).growth },
  'profile-read': {
    seconds: 10,
    load: async () => (await import('./profile-read.ts')).profileRead,
  },
  'audience-live': {
    seconds: 10,
    site: true,
    load: async () => (await import('./audience-live.ts')).audienceLive,
  },
  'audience-latency': {
    seconds: 20,
    site: true,
    load: async () => (await import('./audience-latency.ts')).audienceLatency,
  },
  'audience-preview': {
    seconds: 10,
    load: async () => (await import('./audience-preview.ts')).audiencePreview,
  },
  'audience-bulk': {
    seconds: 10,
    load: async () => (await import('./audience-bulk.ts')).audienceBulk,
  },
  'audience-expiry': {
    seconds: 60,
    load: async () => (await import('./audience-expiry.ts')).audienceExpiry,
  },
  'export-full': {
    seconds: 10,
    site: true,
    load: async () => (await import('./export-full.ts')).exportFull,
  },
  'export-limit': {
    seconds: 10,
    site: true,
    load: async () => (await import('./export-limit.ts')).exportLimit,
  },
  'export-memory': {
    seconds: 10,
    site: true,
    load: async () => (await import('./export-memory.ts')).exportMemory,
  },
  'segments-read': {
    seconds: 10,
    site: true,
    load: async () => (await import('./segments-read.ts')).segmentsRead,
  },
  'save-cost': {
    seconds: 30,
    site: true,
    load: async () => (await import('./save-cost.ts')).saveCost,
  },
  'export-changes': {
    seconds: 10,
    site: true,
    load: async () => (await import('./export-changes.ts')).exportChanges,
  },
  soak: { seconds: 600, load: async () => (await import('./soak.ts')).soak },
};
