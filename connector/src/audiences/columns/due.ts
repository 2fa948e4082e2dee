import type { Outlook, WholeOutlook } from '../membership/horizon.ts';
import type { EvaluationContext } from './evaluate.ts';
import { eachRow, type ScanContext, scan } from './scan.ts';

/**
 * When time alone may change something, at the earliest: milliseconds by the number of a profile, infinite
 * where it cannot.
 *
 * @throws NotInColumnsError
 */
export async function dueTimes(
  { events, traits }: WholeOutlook,
  context: EvaluationContext,
): Promise<Float64Array> {
  const due = new Float64Array(context.people.size).fill(Number.POSITIVE_INFINITY);
  await lookAtEvents(events, context, due);
  for (const condition of traits) await context.traits.bringForward(condition, context, due);
  return due;
}

async function lookAtEvents(
  outlook: Outlook[],
  context: ScanContext,
  due: Float64Array,
): Promise<void> {
  const { people, now } = context;
  for (const { type, name, from, changes } of outlook) {
    const stretch = {
      from: Number.isFinite(from) && changes ? from : now + 1,
      to: Number.POSITIVE_INFINITY,
    };
    await scan({ type, name, where: [] }, stretch, { future: true }, context, (scanned) => {
      const { fromTime, times } = scanned.chunk;
      eachRow(scanned, people, (row, profile) => {
        const time = fromTime + (times[row] as number);
        const moment = time > now ? time : changeOf(changes, time);
        if (moment < (due[profile] as number)) due[profile] = moment;
      });
    });
  }
}

function changeOf(changes: Outlook['changes'], time: number): number {
  if (!changes) return Number.POSITIVE_INFINITY;
  return 'at' in changes ? changes.at : time + changes.after;
}
