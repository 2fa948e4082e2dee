import { type Audience, canonicalRule, type Definitions } from 'strapi-cdp-config';
import { RuleError, resolveRule } from '../rules/resolve.ts';
import type { WantedRule } from './sync.ts';

/** What the audiences of editors are to be computed by. */
export function wantedRules(definitions: Definitions, timeZone: string): WantedRule[] {
  return definitions.audiences.map((audience) => wantedRule(audience, definitions, timeZone));
}

function wantedRule(
  { identifier, version, rule }: Audience,
  definitions: Definitions,
  timeZone: string,
): WantedRule {
  const wanted = { audience: identifier, version };
  try {
    return { ...wanted, resolved: resolveRule(rule, definitions, timeZone), fault: null };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const bare = { audiences: {}, segments: {}, computedTraits: {}, timeZone };
    return {
      ...wanted,
      resolved: { rule: canonicalRule(rule), ...bare },
      fault: error.message,
    };
  }
}
