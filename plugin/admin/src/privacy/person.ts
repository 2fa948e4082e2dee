import type { PersonFound, PersonQuery } from '../../../shared/contracts/privacy.ts';

/** Whom a dialog is about. */
export interface Subject {
  /** How the request names the person. */
  query: PersonQuery;
  /** What the screen calls the person. */
  label: string;
  /** The identifier that has to be typed. */
  identifier: string;
  identifierCount: number;
  eventCount: number;
}

/** Somebody with a profile, whose identifiers are sorted by strength. */
export function subjectOfProfile({
  id,
  label,
  identifiers,
  eventCount,
}: NonNullable<PersonFound['profile']>): Subject {
  return {
    query: { profileId: id },
    label,
    identifier: identifiers[0]?.value ?? id,
    identifierCount: identifiers.length,
    eventCount,
  };
}

/** Somebody of whom only an identifier is known. */
export function subjectOfIdentifier(type: string, value: string): Subject {
  return {
    query: { type, value },
    label: value,
    identifier: value,
    identifierCount: 1,
    eventCount: 0,
  };
}
