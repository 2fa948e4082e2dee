import type { Activation, ActivationChange, ActivationRow } from 'strapi-cdp-config';
import type { DeliveryCause } from '../tables.ts';
import type { ToldPerson } from './people.ts';
import { type Happening, rowOf } from './row.ts';

/** Somebody whom a destination is to be told of. */
export interface Waiting extends Happening {
  /** The profile as it was named when it happened. */
  profileId: string;
  cause: DeliveryCause;
}

/** What is told of somebody, or why nothing is. */
export type Decision =
  | { id: string; row: ActivationRow; person: ToldPerson | undefined }
  | { id: string; skipped: string };

/** What a destination was told last of people, `entered` or `exited`, by the id of their profile. */
export type LastTold = Map<string, ActivationChange>;

/**
 * Decides what a destination is told, in the order in which it happened:
 *
 * - Who did not agree to be reached is not told of. That somebody left is told all the same where the
 *   destination was told that they entered: it must be able to let go of them; no trait goes with it.
 * - Profiles that become one are one person to a destination: that they entered is not told again, nor
 *   that one of the two left while the other is in.
 * - Who was erased has nothing left to tell but the id that the destination knows.
 *
 * @param told brought up to date along the way
 */
export function decide(
  activation: Pick<Activation, 'identifier' | 'audience' | 'fields'>,
  waiting: readonly Waiting[],
  people: ReadonlyMap<string, ToldPerson>,
  told: LastTold,
): Decision[] {
  return waiting.map((one) => {
    const person = people.get(one.profileId);
    const decision = person
      ? ofPerson(activation, one, person, told.get(person.profileId))
      : ofNobody(activation, one);
    if ('row' in decision && one.change !== 'member') {
      told.set(decision.row.profileId, one.change);
    }
    return decision;
  });
}

function ofPerson(
  activation: Pick<Activation, 'identifier' | 'audience' | 'fields'>,
  waiting: Waiting,
  person: ToldPerson,
  last: ActivationChange | undefined,
): Decision {
  const { id, change, cause } = waiting;
  const whom = { profileId: person.profileId, person };
  if (change === 'exited') {
    if (cause === 'identity' && person.isMember) {
      return { id, skipped: 'They are in as part of another profile that was merged with it.' };
    }
    if (person.clearance.isCleared) return { id, row: rowOf(activation, waiting, whom), person };
    if (last === 'entered') {
      const row = rowOf(activation, waiting, whom, ({ from }) => from === 'identifier');
      return { id, row, person };
    }
    return { id, skipped: notCleared(person) };
  }
  if (!person.clearance.isCleared) return { id, skipped: notCleared(person) };
  const isKnown = cause === 'identity' || cause === 'existing';
  if (change === 'entered' && isKnown && last === 'entered') {
    return { id, skipped: 'The destination was told before that they entered.' };
  }
  return { id, row: rowOf(activation, waiting, whom), person };
}

function ofNobody(
  activation: Pick<Activation, 'identifier' | 'audience' | 'fields'>,
  waiting: Waiting,
): Decision {
  const { id, profileId, change, cause } = waiting;
  if (change === 'exited' && cause === 'erased') {
    return {
      id,
      row: rowOf(activation, waiting, { profileId, person: undefined }),
      person: undefined,
    };
  }
  return { id, skipped: 'There is no such profile any more.' };
}

function notCleared({ clearance: { missing } }: ToldPerson): string {
  return missing.length === 0
    ? 'They asked not to be reached.'
    : `They did not agree to be reached: no consent to ${missing.join(', ')}.`;
}
