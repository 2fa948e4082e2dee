import type { Preferences } from './message.ts';
import { categories, dataset } from './settings.ts';
import { read, write } from './storage.ts';

declare global {
  interface Navigator {
    /** Global Privacy Control. */
    globalPrivacyControl?: boolean;
  }
}

const NAME = 'consent';

/** The browser says no for its owner: nothing but what is necessary. */
export const refusedByBrowser = navigator.globalPrivacyControl || navigator.doNotTrack === '1';

/** What the visitor chose; undefined until then. */
export let preferences = read<Preferences>(NAME);

/** Whether the visitor agreed, whatever the browser says. */
export const agreed = (): boolean => categories.some((category) => preferences?.[category]);

/** Whether events may leave and anything may be kept; undefined until that is decided. */
export function mayTrack(): boolean | undefined {
  if (refusedByBrowser) return false;
  if (preferences) return agreed();
  return dataset.consent === 'none' || undefined;
}

/**
 * Takes a choice over and remembers it.
 *
 * @returns whether it is another one than before
 */
export function choose(choice: Preferences): boolean {
  const before = JSON.stringify(preferences);
  preferences = {};
  for (const category of [...categories, ...Object.keys(choice)]) {
    preferences[category] =
      category === 'necessary' || (!refusedByBrowser && choice[category] === true);
  }
  const isNew = JSON.stringify(preferences) !== before;
  // What is written comes back from other tabs: it must come to rest.
  if (isNew) write(NAME, refusedByBrowser ? undefined : preferences);
  return isNew;
}

/** The same answer for every category. */
export const forAll = (answer: boolean): Preferences =>
  Object.fromEntries(categories.map((category) => [category, answer]));
