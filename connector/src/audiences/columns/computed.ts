import type { ValueTest } from 'strapi-cdp-config';
import { durationLength } from 'strapi-cdp-config';
import type { Aggregation } from '../rules/aggregation.ts';
import { calendarOf } from '../rules/calendar.ts';
import { momentOf } from '../rules/dates.ts';
import type { Moment } from '../rules/value-test.ts';
import { testValues } from '../rules/value-test.ts';
import { stretchOf } from '../rules/window.ts';
import { idOf, timeOf } from './anchors.ts';
import { Gathered } from './gathered.ts';
import { setOf } from './happened.ts';
import { numberSet } from './numbers.ts';
import { operandOf, SingleValues } from './operand.ts';
import { eachRow, NotInColumnsError, type ScanContext, scan } from './scan.ts';

/** What their events add up to: 1 by the number of a profile. */
export async function computedSet(
  aggregation: Aggregation,
  context: ScanContext,
): Promise<Uint8Array> {
  const { function: name, operand, within, peak } = aggregation;
  if (peak || within?.kind === 'since') throw new NotInColumnsError();
  switch (name) {
    case 'distinct':
      return distinctSet(aggregation, context);
    case 'most-frequent':
      return mostFrequentSet(aggregation, context);
    case 'first':
    case 'last':
      return operand ? valueSet(aggregation, context) : momentSet(aggregation, context);
    default:
      return numberSet(aggregation, context);
  }
}

/** Gathers values, with when they were. */
async function gatherValues(
  { event, operand, within }: Aggregation,
  ids: boolean,
  context: ScanContext,
): Promise<{ gathered: Gathered; values: SingleValues }> {
  if (!operand) throw new NotInColumnsError();
  const { people, now, timeZone } = context;
  const { column, valuesOf } = operandOf(operand, context);
  const values = new SingleValues(valuesOf);
  const gathered = new Gathered();
  const stretch = stretchOf(within, now, timeZone);
  await scan(event, stretch, { columns: [column], ids }, context, (scanned) => {
    const { chunk } = scanned;
    const found = values.of(chunk.columns.get(column));
    eachRow(scanned, people, (row, profile) => {
      const code = found.table[found.codes[row] as number] as number;
      if (code > 0) gathered.add(profile, timeOf(chunk, row), idOf(chunk, row), code);
    });
  });
  return { gathered, values };
}

async function distinctSet(aggregation: Aggregation, context: ScanContext): Promise<Uint8Array> {
  const passes = numberTest(aggregation.test);
  const { gathered } = await gatherValues(aggregation, false, context);
  const counts = new Uint32Array(context.people.size);
  gathered.eachProfile(counts.length, (profile, places) => {
    const seen = new Set<number>();
    for (const place of places) seen.add(gathered.code(place));
    counts[profile] = seen.size;
  });
  return setOf(counts, passes);
}

function numberTest(test: ValueTest): (count: number) => boolean {
  const moment: Moment = { now: 0, timeZone: 'UTC' };
  if (test.type !== 'number') throw new NotInColumnsError();
  return (count) => testValues(test, 'any', [count], moment).holds;
}

async function mostFrequentSet(
  aggregation: Aggregation,
  context: ScanContext,
): Promise<Uint8Array> {
  const { gathered, values } = await gatherValues(aggregation, true, context);
  const passes = valueTest(aggregation.test, values, context);
  const result = new Uint8Array(context.people.size).fill(passes(0));
  gathered.eachProfile(context.people.size, (profile, places) => {
    result[profile] = passes(mostFrequent(places, gathered));
  });
  return result;
}

/** Of equally frequent values the one that came last. */
function mostFrequent(places: Uint32Array, gathered: Gathered): number {
  const first = places[0] as number;
  if (places.length === 1) return gathered.code(first);
  const times = new Map<number, { count: number; last: number }>();
  for (const place of places) {
    const code = gathered.code(place);
    const known = times.get(code);
    if (!known) times.set(code, { count: 1, last: place });
    else {
      known.count += 1;
      if (gathered.compare(place, known.last) > 0) known.last = place;
    }
  }
  let best = { code: 0, count: 0, last: first };
  for (const [code, { count, last }] of times) {
    const isMore =
      count > best.count || (count === best.count && gathered.compare(last, best.last) > 0);
    if (isMore) best = { code, count, last };
  }
  return best.code;
}

/** The first or last value. */
async function valueSet(aggregation: Aggregation, context: ScanContext): Promise<Uint8Array> {
  const { gathered, values } = await gatherValues(aggregation, true, context);
  const passes = valueTest(aggregation.test, values, context);
  const sign = aggregation.function === 'first' ? -1 : 1;
  const result = new Uint8Array(context.people.size).fill(passes(0));
  gathered.eachProfile(context.people.size, (profile, places) => {
    let chosen = places[0] as number;
    for (const place of places) if (sign * gathered.compare(place, chosen) > 0) chosen = place;
    result[profile] = passes(gathered.code(chosen));
  });
  return result;
}

/** Tests values by their code: 0 for no value. */
function valueTest(
  test: ValueTest,
  values: SingleValues,
  context: ScanContext,
): (code: number) => number {
  const known: number[] = [];
  return (code) => {
    known[code] ??= Number(
      testValues(test, 'any', code === 0 ? [] : [values.value(code)], context).holds,
    );
    return known[code];
  };
}

/** When the first or last event was. */
async function momentSet(
  { function: name, event, within, test }: Aggregation,
  context: ScanContext,
): Promise<Uint8Array> {
  const { people, now, timeZone } = context;
  const { from, to } = dateStretch(test, context);
  const isFirst = name === 'first';
  const moments = new Float64Array(people.size).fill(Number.NaN);
  await scan(event, stretchOf(within, now, timeZone), {}, context, (scanned) => {
    const { chunk } = scanned;
    eachRow(scanned, people, (row, profile) => {
      const time = timeOf(chunk, row);
      const known = moments[profile] as number;
      if (Number.isNaN(known) || time < known === isFirst) moments[profile] = time;
    });
  });
  return Uint8Array.from(moments, (moment) => Number(moment >= from && moment < to));
}

/** The stretch of time in which a date passes. */
function dateStretch(test: ValueTest, { now, timeZone }: Moment): { from: number; to: number } {
  if (test.type !== 'date') throw new NotInColumnsError();
  const calendar = calendarOf(timeZone);
  const [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  switch (test.operator) {
    case 'before':
      return { from, to: momentOf(test.moment, calendar) };
    case 'after':
      return { from: momentOf(test.moment, calendar), to };
    case 'between':
      return { from: momentOf(test.from, calendar), to: momentOf(test.to, calendar) };
    case 'within-last':
      return { from: now - durationLength(test.duration) + 1, to: now + 1 };
    case 'within-next':
      return { from: now + 1, to: now + durationLength(test.duration) + 1 };
    default:
      throw new NotInColumnsError();
  }
}
