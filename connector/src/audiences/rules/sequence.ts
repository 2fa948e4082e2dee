import { type Condition, durationLength } from 'strapi-cdp-config';
import { isScalar } from '../../shared/scalar.ts';
import { compareEvents } from './event-index.ts';
import type { FactEvent } from './facts.ts';
import { type Finding, finding, firstChange } from './finding.ts';
import { type Case, streamOf } from './selection.ts';
import { testedValues, textOf } from './values.ts';
import { soonest } from './verdict.ts';
import { Windowed } from './window.ts';

type Sequence = Extract<Condition, { kind: 'sequence' }>;

/** An event that completes steps up to one of them, and the event of the step before. */
interface Reached {
  event: FactEvent;
  before: Reached | undefined;
}

/** They did one thing and later another. */
export function weighSequence({ steps, same, within }: Sequence, one: Case): Finding {
  const streams = steps.map(({ event }) => streamOf(event, one));
  const windowed = new Windowed(within, one);
  const limits = steps.map(({ after }) => (after ? durationLength(after) : Infinity));
  const chainAt = (now: number) => {
    const slices = streams.map(({ events }) => windowed.slice(events, now));
    return same === null ? findChain(slices, limits) : findCommonChain(slices, limits, same);
  };
  const chain = chainAt(one.now);
  const holds = chain !== undefined;
  const all = () => streams.flatMap(({ events }) => events).sort(compareEvents);
  return finding(holds, {
    changesAt: () =>
      firstChange(holds, {
        turns: windowed.turns(all()),
        holdsAt: (moment) => chainAt(moment) !== undefined,
        limit: soonest(windowed.changesAt, ...streams.map(({ changesAt }) => changesAt)),
      }),
    value: () => null,
    events: () => chain ?? [],
  });
}

/** Looks for a chain of events that have one value in common. */
function findCommonChain(
  slices: FactEvent[][],
  limits: number[],
  path: string,
): FactEvent[] | undefined {
  const valuesOf = (event: FactEvent) =>
    testedValues(event.properties, path).filter(isScalar).map(textOf);
  const values = new Set((slices[0] ?? []).flatMap(valuesOf));
  for (const value of values) {
    const having = slices.map((events) => events.filter((one) => valuesOf(one).includes(value)));
    const chain = findChain(having, limits);
    if (chain) return chain;
  }
  return undefined;
}

/**
 * Looks for one event of each step, each later than the one before and not too late. Of the events
 * that complete a step the last is nearest to all that come.
 *
 * @param limits milliseconds between a step and the one before it
 */
function findChain(slices: FactEvent[][], limits: number[]): FactEvent[] | undefined {
  const steps = new Map<FactEvent, number[]>();
  for (const [step, events] of slices.entries()) {
    for (const event of events) steps.set(event, [step, ...(steps.get(event) ?? [])]);
  }
  const reached: (Reached | undefined)[] = slices.map(() => undefined);
  for (const event of [...steps.keys()].sort(compareEvents)) {
    // From the last step to the first, so that no event is two steps of one chain.
    for (const step of steps.get(event) ?? []) {
      const before = reached[step - 1];
      const limit = limits[step] ?? Infinity;
      if (step > 0 && (!before || event.timestamp - before.event.timestamp > limit)) continue;
      reached[step] = { event, before };
    }
  }
  return chainOf(reached.at(-1));
}

function chainOf(last: Reached | undefined): FactEvent[] | undefined {
  const events: FactEvent[] = [];
  for (let one = last; one; one = one.before) events.unshift(one.event);
  return last && events;
}
