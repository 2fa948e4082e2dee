import { hideBanner, showBanner } from './banner.ts';
import { agreed, choose, forAll, mayTrack, refusedByBrowser } from './consent.ts';
import type { Preferences } from './message.ts';
import { stamp } from './queue.ts';
import { put } from './record.ts';
import { flush } from './transport.ts';
import { anonymousId, forget, forgetCookie, userId, visit } from './visitor.ts';

/** As Segment names it. */
const CHANGE = { event: 'Segment Consent Preference Updated' };

/**
 * Takes a choice of the visitor over. A withdrawal is the last that is heard of them, and leaves
 * nothing on the device but the choice itself.
 */
export function decide(choice: Preferences, elsewhere?: boolean): void {
  const before = { allowed: mayTrack() || agreed(), anonymousId, userId };
  hideBanner();
  if (!choose(choice)) return;
  const may = mayTrack();
  if (!may) forget();
  if (elsewhere) return;
  if (may || before.anonymousId) put('track', { ...CHANGE, userId: before.userId });
  if (may) {
    visit();
    return;
  }
  if (before.allowed) forgetCookie();
  if (before.anonymousId) stamp(before.anonymousId);
  flush();
}

/** Takes over what the visitor chooses in another tab, which tells the connector. */
export function watchTabs(): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === 'cdp.consent' && newValue) decide(JSON.parse(newValue), true);
  });
}

/** Asks the visitor, by the script's own banner, unless the browser has answered for them. */
export function ask(): void {
  if (!refusedByBrowser) showBanner((answer) => decide(forAll(answer)));
}
