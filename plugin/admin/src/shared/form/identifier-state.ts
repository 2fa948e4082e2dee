import { identifierSchema } from 'strapi-cdp-config';

interface Check {
  available: boolean;
  suggestion: string;
}

/** What is known of the identifier that stands in the input. */
export type IdentifierState =
  | { kind: 'unchecked' }
  | { kind: 'checking' }
  | { kind: 'available' }
  | { kind: 'taken'; suggestion: string };

/** Whether it is worth asking the server about an identifier. */
export function isCheckable(identifier: string, own: string | undefined): boolean {
  return identifier !== own && identifierSchema.safeParse(identifier).success;
}

/**
 * What to say about the identifier in the input.
 *
 * @param checked the identifier that the answer is about; it lags behind while someone types
 */
export function identifierState(
  identifier: string,
  own: string | undefined,
  checked: string,
  check: Check | undefined,
): IdentifierState {
  if (!isCheckable(identifier, own)) return { kind: 'unchecked' };
  if (identifier !== checked || !check) return { kind: 'checking' };
  return check.available ? { kind: 'available' } : { kind: 'taken', suggestion: check.suggestion };
}
