import { EMAIL } from './rules.ts';

/** A (type, value) that names a customer. */
export interface Identifier {
  type: string;
  value: string;
}

/** What programs send where they mean nobody. As an identifier it would make all of them one. */
const BLOCKED = new Set([
  '-1',
  'anonymous',
  'false',
  'guest',
  'n/a',
  'na',
  'nan',
  'nil',
  'none',
  'not set',
  '(not set)',
  'null',
  '[object object]',
  'true',
  'undefined',
  'unknown',
  'void',
]);

/** Nothing but zeros and hyphens: an empty number or UUID. */
const EMPTY_NUMBER = /^[0-]*$/;

/** Longest address of RFC 5321. */
const EMAIL_MAX_LENGTH = 254;

/** Just enough to tell an address from other text; whether it exists is not our question. */
const EMAIL_FORM = /^[^\s@]+@[^\s@]+$/;

/** Says whether a value names nobody. */
export function isBlocked(value: string): boolean {
  return EMPTY_NUMBER.test(value) || BLOCKED.has(value.toLowerCase());
}

/**
 * Makes an identifier of what came from outside, in the one form in which its type is compared.
 * Null for what names nobody.
 */
export function toIdentifier(type: string, value: unknown): Identifier | null {
  if (typeof value !== 'string') return null;
  const trimmed = value.trim();
  if (isBlocked(trimmed)) return null;
  if (type !== EMAIL) return { type, value: trimmed };
  const address = trimmed.toLowerCase();
  const valid = address.length <= EMAIL_MAX_LENGTH && EMAIL_FORM.test(address);
  return valid ? { type, value: address } : null;
}
