import { audienceLatency } from './audience-latency.ts';
import { audienceLive } from './audience-live.ts';
import { growth } from './growth.ts';
import { ingest } from './ingest.ts';
import { ingestSingle } from './ingest-single.ts';
import { latency } from './latency.ts';
import { processing } from './process.ts';
import { profileRead } from './profile-read.ts';
import { segmentsRead } from './segments-read.ts';
import { soak } from './soak.ts';
import type { Bench } from './support/bench.ts';

/** All benchmarks, by the names that the command takes, and the seconds that each measures for. */
export const benches: Record<string, { run: Bench; seconds: number }> = {
  ingest: { run: ingest, seconds: 10 },
  'ingest-single': { run: ingestSingle, seconds: 10 },
  process: { run: processing, seconds: 10 },
  latency: { run: latency, seconds: 20 },
  growth: { run: growth, seconds: 10 },
  'profile-read': { run: profileRead, seconds: 10 },
  'audience-live': { run: audienceLive, seconds: 10 },
  'audience-latency': { run: audienceLatency, seconds: 20 },
  'segments-read': { run: segmentsRead, seconds: 10 },
  soak: { run: soak, seconds: 600 },
};
