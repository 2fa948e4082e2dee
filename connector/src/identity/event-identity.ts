import type { Identifier } from './identifier.ts';
import { toIdentifier } from './identifier.ts';
import { ANONYMOUS_ID, EMAIL, USER_ID } from './rules.ts';

/** Whom an event is about. Depends on the event alone. */
export interface EventIdentity {
  /** At least one; the strongest first. The event belongs to the first. */
  identifiers: Identifier[];
  /** The id that an alias says the customer had before. */
  previousId?: string;
}

/** The parts of a message that name a customer. */
export interface Naming {
  type: string;
  userId?: string | null;
  anonymousId?: string | null;
  previousId?: string | null;
  /** Traits of an identify, wherever they stood. */
  traits?: Record<string, unknown>;
  /** An address that a trusted source vouches for. */
  email?: string | null | undefined;
}

/** Reads whom a message is about. Null when it names nobody. */
export function identityOf(message: Naming): EventIdentity | null {
  const identifiers = [
    toIdentifier(USER_ID, message.userId),
    toIdentifier(
      EMAIL,
      message.email ?? (message.type === 'identify' ? message.traits?.email : null),
    ),
    toIdentifier(ANONYMOUS_ID, message.anonymousId),
  ].filter((identifier) => identifier !== null);
  if (identifiers.length === 0) return null;
  const previous = message.type === 'alias' ? toIdentifier(USER_ID, message.previousId) : null;
  // Some clients lose the new id and send the old one twice. That says nothing.
  if (!previous || previous.value === message.userId) return { identifiers };
  return { identifiers, previousId: previous.value };
}
