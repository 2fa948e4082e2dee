import { BUSY, withMembershipLock } from '../lock.ts';
import { bringForward, forgetDue } from './due.ts';
import { takeWork } from './take.ts';
import type { TurnContext } from './turn.ts';

/** Milliseconds after which a profile that could not be looked at is tried again. */
const LATER = 60_000;

/**
 * Puts off the profile that is next, for a minute.
 *
 * @returns the ids of the profiles: of one that was touched, and of one whose time had come
 */
export async function putOff({ database, time }: TurnContext): Promise<string[]> {
  const ids = await withMembershipLock(database, { wait: true }, async (transaction) => {
    const now = await time.advance(transaction);
    const { profiles, gone } = await takeWork(transaction, now, { limit: 1 });
    const waiting = [...profiles.keys(), ...gone.keys()];
    const later = now.getTime() + LATER;
    await forgetDue(transaction, waiting);
    await bringForward(transaction, new Map(waiting.map((id) => [id, later])), now);
    return waiting;
  });
  return ids === BUSY ? [] : ids;
}
