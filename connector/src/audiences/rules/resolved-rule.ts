import type { Computation, Rule } from 'strapi-cdp-config';

/**
 * A rule with everything that it relies on, so that it says who is meant without looking anything up
 * but what is known of people, and the catalogue. When any of it changes, it is another rule.
 */
export interface ResolvedRule {
  /** In its canonical form. */
  rule: Rule;
  /** The rules of the audiences that it refers to, directly or not, by identifier. */
  audiences: Record<string, Rule>;
  /** The audiences that feed the segments that it refers to, by `group/segment`. */
  segments: Record<string, string[]>;
  /** The computed traits that it refers to, by identifier. */
  computedTraits: Record<string, Computation>;
  /** Whose clocks and calendar its windows go by. */
  timeZone: string;
}
