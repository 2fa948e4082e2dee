import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { TurnOutcome } from './membership/turn.ts';

/** The figures of memberships. */
export interface MembershipMetrics {
  turn(outcome: TurnOutcome): void;
}

/** Registers the figures. */
export function createMembershipMetrics(
  registry: Registry,
  waiting: () => Promise<number>,
): MembershipMetrics {
  const registers = [registry];
  const changed = new Counter({
    name: 'cdp_audience_memberships_changed_total',
    help: 'Memberships that began or ended because something was learned or time passed, as this process saw it.',
    labelNames: ['change'],
    registers,
  });
  const looked = new Counter({
    name: 'cdp_audience_profiles_looked_at_total',
    help: 'Profiles that this process looked at, to see which audiences they are in.',
    registers,
  });
  const lag = new Histogram({
    name: 'cdp_audience_lag_seconds',
    help: 'Seconds from an event in a profile to the audiences that the profile is in for it: the longest of each turn.',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300],
    registers,
  });
  new Gauge({
    name: 'cdp_audience_waiting',
    help: 'Things learned of profiles that were not yet looked at, over all processes.',
    registers,
    async collect() {
      this.set(await waiting().catch(() => Number.NaN));
    },
  });
  return {
    turn(outcome) {
      looked.inc(outcome.looked);
      changed.inc({ change: 'entered' }, outcome.entered);
      changed.inc({ change: 'exited' }, outcome.exited);
      if (outcome.waited !== null) lag.observe(outcome.waited);
    },
  };
}
