import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What became of an event in processing. */
export type ProcessingOutcome = 'stored' | 'duplicate' | 'suppressed' | 'dropped' | 'set_aside';

/** The figures of receiving and processing. */
export interface TrackingMetrics {
  accepted(source: string, events: number): void;
  rejected(source: string, events: number): void;
  /** Events that came faster than their source may send. */
  limited(source: string, events: number): void;
  processed(outcome: ProcessingOutcome, events: number): void;
  /** @param seconds from the arrival of an event to its profile */
  visibleAfter(seconds: number): void;
}

/** Registers the figures. */
export function createTrackingMetrics(
  registry: Registry,
  backlog: () => Promise<number>,
): TrackingMetrics {
  const registers = [registry];
  const accepted = new Counter({
    name: 'cdp_events_accepted_total',
    help: 'Events that this process stored and acknowledged, by source.',
    labelNames: ['source'],
    registers,
  });
  const rejected = new Counter({
    name: 'cdp_events_rejected_total',
    help: 'Events that were not valid, by source.',
    labelNames: ['source'],
    registers,
  });
  const limited = new Counter({
    name: 'cdp_events_rate_limited_total',
    help: 'Events that were refused for coming too fast, by source; clients send them again.',
    labelNames: ['source'],
    registers,
  });
  const processed = new Counter({
    name: 'cdp_events_processed_total',
    help: 'Events that this process took from the inbox, by what became of them.',
    labelNames: ['outcome'],
    registers,
  });
  const lag = new Histogram({
    name: 'cdp_events_lag_seconds',
    help: 'Seconds from the arrival of an event to its profile.',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1800],
    registers,
  });
  new Gauge({
    name: 'cdp_events_backlog',
    help: 'Events acknowledged and not yet in a profile, over all processes; counted to a million.',
    registers,
    async collect() {
      this.set(await backlog().catch(() => Number.NaN));
    },
  });
  return {
    accepted: (source, events) => accepted.inc({ source }, events),
    rejected: (source, events) => rejected.inc({ source }, events),
    limited: (source, events) => limited.inc({ source }, events),
    processed: (outcome, events) => processed.inc({ outcome }, events),
    visibleAfter: (seconds) => lag.observe(seconds),
  };
}
