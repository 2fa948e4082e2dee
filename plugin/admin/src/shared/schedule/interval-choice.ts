import { isLive } from 'strapi-cdp-config';
import { intervalOf, type PresetKind, presetOf, presetOfKind } from './preset.ts';

/** How a schedule repeats: a preset, a cron expression, or not at all. */
export type IntervalChoice = PresetKind | 'cron' | 'none';

/**
 * The interval to go on with when someone chooses how it repeats; null for none.
 *
 * @param before the interval so far, the time of which is kept
 */
export function intervalOfChoice(choice: IntervalChoice, before: string | null): string | null {
  if (choice === 'none') return null;
  if (choice !== 'cron') return intervalOf(presetOfKind(choice, presetOf(before ?? '')));
  // Nobody has a cron expression begin with «live», or with nothing.
  const isWritten = before !== null && !isLive(before);
  return isWritten ? before : intervalOf(presetOfKind('daily', undefined));
}
