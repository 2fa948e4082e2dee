/** How identifiers of one type take part in matching. */
export interface IdentifierRule {
  /** 1 is the strongest. */
  priority: number;
  /** Values that one profile may have. */
  limit: number;
  /** Values are the same whatever their case. */
  caseInsensitive: boolean;
}

/** The rules of every type of identifier. */
export type IdentityRules = Record<string, IdentifierRule>;

/** The type that makes a customer known: two of them are two customers. */
export const USER_ID = 'user_id';
export const EMAIL = 'email';
export const ANONYMOUS_ID = 'anonymous_id';

/** The types that the connector takes from events. */
export const IDENTITY_RULES = {
  [USER_ID]: { priority: 1, limit: 1, caseInsensitive: false },
  [EMAIL]: { priority: 2, limit: 5, caseInsensitive: true },
  [ANONYMOUS_ID]: { priority: 3, limit: 5, caseInsensitive: false },
} satisfies IdentityRules;

/** Types that nobody wrote a rule for come last. */
const OTHERWISE: IdentifierRule = { priority: 1000, limit: 5, caseInsensitive: false };

/** Finds the rule of a type. */
export function ruleOf(rules: IdentityRules, type: string): IdentifierRule {
  return Object.hasOwn(rules, type) ? (rules[type] ?? OTHERWISE) : OTHERWISE;
}

/** The strongest type first; of one type, by value. */
export function compareIdentifiers(
  a: { type: string; value: string },
  b: { type: string; value: string },
): number {
  return (
    ruleOf(IDENTITY_RULES, a.type).priority - ruleOf(IDENTITY_RULES, b.type).priority ||
    compareText(a.type, b.type) ||
    compareText(a.value, b.value)
  );
}

/** The order of UTF-16 code units: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
