import { EventEmitter } from 'node:events';
import type { Platform } from '../platform.ts';
import { countBacklog } from './backlog.ts';
import { LiveFeed } from './live/index.ts';
import { createTrackingMetrics, type TrackingMetrics } from './metrics.ts';

/** What receiving and processing of one connector share. */
export interface Desk {
  metrics: TrackingMetrics;
  /** Emits `stored` when events were committed in this process. */
  signals: EventEmitter<{ stored: [] }>;
  /** Whether requests come faster than they can be committed. Set by receiving. */
  crowded: () => boolean;
  /** Whether so much waits to be processed that no more is taken. Kept up to date by processing. */
  full: boolean;
  /** Verdicts for those who watch. */
  live: LiveFeed;
}

const desks = new WeakMap<Platform, Desk>();

/** The desk of a connector: the same for every caller. */
export function deskOf(platform: Platform): Desk {
  const known = desks.get(platform);
  if (known) return known;
  const desk: Desk = {
    metrics: createTrackingMetrics(platform.metrics, () => countBacklog(platform)),
    signals: new EventEmitter(),
    crowded: () => false,
    full: false,
    live: new LiveFeed(platform),
  };
  desks.set(platform, desk);
  return desk;
}
