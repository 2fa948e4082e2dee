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
export function decide(choice: Preferences): void {
  const before = { allowed: mayTrack() || agreed(), anonymousId, userId };
  hideBanner();
  if (!choose(choice)) return;
  if (mayTrack()) {
    put('track', CHANGE);
    visit();
    return;
  }
  forget();
  if (before.allowed) forgetCookie();
  if (!before.anonymousId) return;
  put('track', { ...CHANGE, userId: before.userId });
  stamp(before.anonymousId);
  flush();
}

/** Asks the visitor, by the script's own banner, unless the browser has answered for them. */
export function ask(): void {
  if (!refusedByBrowser) showBanner((answer) => decide(forAll(answer)));
}
