import { type Condition, type Rule, ruleSchema } from 'strapi-cdp-config';

/** What a schema takes, while somebody types: a number that is not there yet is null, a text empty. */
export type Loose<Value> = Value extends number
  ? number | null
  : Value extends string | boolean | null
    ? Value
    : Value extends (infer Item)[]
      ? Loose<Item>[]
      : { [Key in keyof Value]: Loose<Value[Key]> };

/** A condition that may lack something. */
export type ConditionDraft = Loose<Condition>;

/**
 * A rule that may lack something; in the shape of a rule, so that the schema's complaints name its
 * fields and a form can hold it. Complete ones are rules.
 */
export type RuleDraft =
  | { kind: 'all' | 'any'; rules: RuleDraft[] }
  | { kind: 'not'; rule: RuleDraft }
  | ConditionDraft;

/** What a new audience begins with: nobody has said yet who is meant. */
export const emptyRule: RuleDraft = { kind: 'all', rules: [] };

/** The rule that a draft has become; undefined while something is missing or wrong. */
export function toRule(draft: RuleDraft): Rule | undefined {
  return ruleSchema.safeParse(draft).data;
}
