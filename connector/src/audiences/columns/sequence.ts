import { type Condition, durationLength } from 'strapi-cdp-config';
import { stretchOf } from '../rules/window.ts';
import { idOf, timeOf } from './anchors.ts';
import { Gathered } from './gathered.ts';
import { eachRow, NotInColumnsError, type ScanContext, scan } from './scan.ts';

type Sequence = Extract<Condition, { kind: 'sequence' }>;

/** They did one thing and later another: 1 by the number of a profile. */
export async function sequenceSet(
  { steps, same, within }: Sequence,
  context: ScanContext,
): Promise<Uint8Array> {
  if (same !== null || within?.kind === 'since') throw new NotInColumnsError();
  const { people } = context;
  const stretch = stretchOf(within, context.now, context.timeZone);
  // Only who did all of it is looked at: most did not.
  const done = new Uint32Array(people.size);
  for (const [step, { event }] of steps.entries()) {
    await scan(event, stretch, {}, context, (scanned) => {
      eachRow(scanned, people, (_row, profile) => {
        if (done[profile] === step) done[profile] = step + 1;
      });
    });
  }
  const gathered = new Gathered();
  for (const [step, { event }] of steps.entries()) {
    await scan(event, stretch, { ids: true }, context, (scanned) => {
      const { chunk } = scanned;
      eachRow(scanned, people, (row, profile) => {
        if (done[profile] !== steps.length) return;
        gathered.add(profile, timeOf(chunk, row), idOf(chunk, row), step);
      });
    });
  }
  const limits = steps.map(({ after }) => (after ? durationLength(after) : Infinity));
  const result = new Uint8Array(people.size);
  gathered.eachProfile(people.size, (profile, places) => {
    places.sort((a, b) => gathered.compare(a, b) || gathered.code(b) - gathered.code(a));
    result[profile] = Number(hasChain(places, limits, gathered));
  });
  return result;
}

/**
 * Whether there is one event of each step, each later than the one before and not too late. An event that
 * is of several steps comes once for each, from the last to the first, so that it is not two steps of one
 * chain.
 */
function hasChain(places: Uint32Array, limits: number[], gathered: Gathered): boolean {
  const reached = limits.map(() => Number.NaN);
  for (const place of places) {
    const step = gathered.code(place);
    const time = gathered.time(place);
    const isReached =
      step === 0 || time - (reached[step - 1] as number) <= (limits[step] as number);
    if (isReached) reached[step] = time;
  }
  return !Number.isNaN(reached.at(-1));
}
