import { IDENTIFIER_MAX_LENGTH } from 'strapi-cdp-config';

/** A free identifier close to the one that is wanted: itself, or with the first free number. */
export function freeIdentifier(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const stem = wanted.slice(0, IDENTIFIER_MAX_LENGTH - suffix.length).replace(/-+$/, '');
    const candidate = stem + suffix;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Where identifiers are looked up. */
interface TakenIdentifiers {
  /** Who has an identifier. */
  find(identifier: string): Promise<{ documentId: string } | null>;
  /** The identifiers in use that begin like the one given. */
  like(beginning: string): Promise<Set<string>>;
}

/** What is not to be called taken, and what is. */
export interface IdentifierExceptions {
  /** Document that may have the identifier: it is the one that asks. */
  except?: string;
  /** Identifiers that nobody can have: paths of an API, for one. */
  reserved?: readonly string[];
}

/** Whether an identifier is free, and a free one that is close to it. */
export async function checkIdentifier(
  taken: TakenIdentifiers,
  wanted: string,
  { except, reserved = [] }: IdentifierExceptions = {},
): Promise<{ available: boolean; suggestion: string }> {
  const owner = await taken.find(wanted);
  const isTaken = owner ? owner.documentId !== except : reserved.includes(wanted);
  if (!isTaken) return { available: true, suggestion: wanted };
  // Shortened, because a long identifier makes room for the number at its end.
  const rivals = await taken.like(wanted.slice(0, IDENTIFIER_MAX_LENGTH / 2));
  return {
    available: false,
    suggestion: freeIdentifier(wanted, new Set([...rivals, ...reserved])),
  };
}
