import type { Condition, CountTest } from 'strapi-cdp-config';
import { calendarOf } from '../rules/calendar.ts';
import { passesCount } from '../rules/happened.ts';
import { stretchOf } from '../rules/window.ts';
import { Anchors } from './anchors.ts';
import { eachRow, NotInColumnsError, type ScanContext, type Scanned, scan } from './scan.ts';

type ConditionOf<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

const NEVER_AT_ALL: CountTest = { operator: 'exactly', value: 0, upTo: null };

const ALWAYS = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** Days or weeks that are told apart by bits. */
const MOST_UNITS = 32;

/** They did something so many times, or not at all: 1 by the number of a profile. */
export async function didSet(
  condition: ConditionOf<'did'> | ConditionOf<'did-not'>,
  context: ScanContext,
): Promise<Uint8Array> {
  const { event, within } = condition;
  const test = condition.kind === 'did' ? condition.count : NEVER_AT_ALL;
  const counts = new Uint32Array(context.people.size);
  if (within?.kind === 'since') {
    const anchors = await Anchors.of(within, context);
    await scan(event, ALWAYS, { ids: true }, context, (scanned) => {
      eachRow(scanned, context.people, (row, profile) => {
        if (anchors.isBefore(scanned.chunk, row, profile)) {
          counts[profile] = (counts[profile] as number) + 1;
        }
      });
    });
  } else {
    const stretch = stretchOf(within, context.now, context.timeZone);
    await scan(event, stretch, {}, context, (scanned) =>
      countRows(scanned, context.people.profileOf, counts),
    );
  }
  return setOf(counts, (count) => passesCount(test, count));
}

function countRows(
  { chunk, mask, low, high }: Scanned,
  profileOf: Uint32Array,
  counts: Uint32Array,
): void {
  const { rows, people, times } = chunk;
  const isInside = low <= 0 && high > chunk.toTime - chunk.fromTime;
  for (let row = 0; row < rows; row += 1) {
    if (mask !== null && mask[row] === 0) continue;
    if (!isInside) {
      const time = times[row] as number;
      if (time < low || time >= high) continue;
    }
    const profile = profileOf[people[row] as number] as number;
    counts[profile] = (counts[profile] as number) + 1;
  }
}

/** The first of all events is in the window. */
export async function firstTimeSet(
  { event, within }: ConditionOf<'first-time'>,
  context: ScanContext,
): Promise<Uint8Array> {
  const { people } = context;
  const result = new Uint8Array(people.size);
  if (within?.kind === 'since') {
    const anchors = await Anchors.of(within, context);
    const first = await Anchors.of({ event, which: 'first' }, context);
    for (let profile = 1; profile < people.size; profile += 1) {
      result[profile] = Number(anchors.isEarlierThan(first, profile));
    }
    return result;
  }
  const firsts = new Float64Array(people.size).fill(Number.POSITIVE_INFINITY);
  await scan(event, ALWAYS, {}, context, (scanned) => {
    const { chunk } = scanned;
    eachRow(scanned, people, (row, profile) => {
      const time = chunk.fromTime + (chunk.times[row] as number);
      if (time < (firsts[profile] as number)) firsts[profile] = time;
    });
  });
  const { from, to } = stretchOf(within, context.now, context.timeZone);
  for (let profile = 1; profile < people.size; profile += 1) {
    const first = firsts[profile] as number;
    result[profile] = Number(first >= from && first < to && first !== Number.POSITIVE_INFINITY);
  }
  return result;
}

/** They did something on so many of the last days or weeks. */
export async function regularlySet(
  { event, unit, atLeast, of }: ConditionOf<'regularly'>,
  context: ScanContext,
): Promise<Uint8Array> {
  if (of > MOST_UNITS) throw new NotInColumnsError();
  const { now, timeZone, people } = context;
  const calendar = calendarOf(timeZone);
  const starts = Array.from({ length: of }, (_, index) =>
    calendar.startOf(now, unit, index + 1 - of),
  );
  const units = new Uint32Array(people.size);
  const stretch = { from: starts[0] ?? now, to: Number.POSITIVE_INFINITY };
  await scan(event, stretch, {}, context, (scanned) => {
    const { times, fromTime } = scanned.chunk;
    const offsets = starts.map((start) => start - fromTime);
    eachRow(scanned, people, (row, profile) => {
      const time = times[row] as number;
      let place = of - 1;
      while (place > 0 && time < (offsets[place] as number)) place -= 1;
      units[profile] = (units[profile] as number) | (1 << place);
    });
  });
  return setOf(units, (bits) => bitsIn(bits) >= atLeast);
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** 1 for each profile whose number passes. */
export function setOf(numbers: Uint32Array, passes: (number: number) => boolean): Uint8Array {
  const result = new Uint8Array(numbers.length);
  // Most people did little, and the same little.
  const few = Uint8Array.from({ length: 1_000 }, (_, number) => Number(passes(number)));
  for (let profile = 1; profile < numbers.length; profile += 1) {
    const number = numbers[profile] as number;
    result[profile] = number < 1_000 ? (few[number] as number) : Number(passes(number));
  }
  return result;
}
