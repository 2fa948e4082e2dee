import { z } from 'zod';
import {
  type ComputedFunction,
  computedFunctionSchema,
  needsOperand,
  operandSchema,
} from '../computed-traits/computed-trait.ts';
import { propertyPathSchema } from '../computed-traits/property.ts';
import { chosenIdentifierSchema } from '../shared/identifier.ts';
import { durationSchema } from './duration.ts';
import { eventSelectorSchema } from './event-filter.ts';
import { calendarUnitSchema, ruleWindowSchema } from './rule-window.ts';
import { checkRange, quantifierSchema, valueTestSchema } from './value-test.ts';

/** Conditions and groups of one rule. */
export const MOST_RULE_NODES = 100;

/** How deep groups may stand in one another. */
export const DEEPEST_RULE = 8;

/** How often something must have happened. */
export const countTestSchema = z
  .strictObject({
    operator: z.enum(['exactly', 'not', 'at-least', 'at-most', 'between']),
    value: z.number('Enter a number.').int('Enter a whole number.').min(0).max(1_000_000),
    /** Of `between`, included; else null. */
    upTo: z
      .number('Enter a number.')
      .int('Enter a whole number.')
      .max(1_000_000)
      .nullable()
      .default(null),
  })
  .superRefine(checkRange);
export type CountTest = z.infer<typeof countTestSchema>;

const within = { within: ruleWindowSchema.nullable().default(null) };

/** They did something, so many times. */
export const didSchema = z.strictObject({
  kind: z.literal('did'),
  event: eventSelectorSchema,
  count: countTestSchema.prefault({ operator: 'at-least', value: 1 }),
  ...within,
});

/** They did not do something, not once. */
export const didNotSchema = z.strictObject({
  kind: z.literal('did-not'),
  event: eventSelectorSchema,
  ...within,
});

/** They did something for the first time ever, and then. */
export const firstTimeSchema = z.strictObject({
  kind: z.literal('first-time'),
  event: eventSelectorSchema,
  ...within,
});

/**
 * They did something on at least `days` of the last `of` days (or weeks) of the calendar, the present
 * one being the last of them.
 */
export const regularlySchema = z
  .strictObject({
    kind: z.literal('regularly'),
    event: eventSelectorSchema,
    unit: z.enum(['day', 'week']),
    atLeast: z.number('Enter a number.').int().min(1, 'Enter at least 1.').max(366),
    of: z.number('Enter a number.').int().min(1, 'Enter at least 1.').max(366),
  })
  .refine(({ atLeast, of }) => atLeast <= of, {
    path: ['atLeast'],
    message: 'Enter at most as many as there are.',
  });

/** A step of a sequence, and how soon after the step before it. */
export const sequenceStepSchema = z.strictObject({
  event: eventSelectorSchema,
  /** Null for any time later. The first step has none. */
  after: durationSchema.nullable().default(null),
});

/**
 * They did one thing and later another. Each step is an event later than that of the step before (by
 * its time, then by its number in the inbox); all of them are in the window. Where `same` names a
 * property, all of them have one value in common there.
 */
export const sequenceSchema = z.strictObject({
  kind: z.literal('sequence'),
  steps: z.array(sequenceStepSchema).min(2, 'Add a second step.').max(10, 'Use at most 10 steps.'),
  same: propertyPathSchema.nullable().default(null),
  ...within,
});

const tested = { quantifier: quantifierSchema.default('any'), test: valueTestSchema };

/** They have a trait, by its path: `city`, `address.zip`, `children[].name`. */
export const hasTraitSchema = z.strictObject({
  kind: z.literal('trait'),
  path: propertyPathSchema,
  ...tested,
});

/** What is taken of the one unit of the calendar that has the most. */
export const peakSchema = z.strictObject({
  unit: calendarUnitSchema,
  /** What is in it, or how much that is of all, in percent; of nothing there is no share. */
  as: z.enum(['amount', 'share']),
});
export type Peak = z.infer<typeof peakSchema>;

/** Functions that can be asked of each unit of the calendar for itself. */
const PEAKING: readonly ComputedFunction[] = ['count', 'sum'];

/** Whether a function can be asked of each unit of the calendar for itself. */
export function peaks(name: ComputedFunction): boolean {
  return PEAKING.includes(name);
}

/** Functions whose value is an event's own, and need not be a number. */
const OF_EVENTS: readonly ComputedFunction[] = ['first', 'last', 'most-frequent'];

/** Whether the value of a function is always a number, so that nothing else can be asked of it. */
export function isNumberFunction(name: ComputedFunction): boolean {
  return !OF_EVENTS.includes(name);
}

/**
 * What their events add up to. Without events `count`, `distinct` and `sum` are 0 and the others have
 * no value. The value of `first` and `last` without an operand is the moment of the event.
 */
export const computedSchema = z
  .strictObject({
    kind: z.literal('computed'),
    function: computedFunctionSchema,
    event: eventSelectorSchema,
    operand: operandSchema.nullable().default(null),
    ...within,
    /** Null for all units of the calendar together. */
    peak: peakSchema.nullable().default(null),
    test: valueTestSchema,
  })
  .superRefine(({ function: name, operand, peak, test }, context) => {
    const complain = (path: string[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (!operand && needsOperand(name)) complain(['operand', 'property'], 'Enter a property.');
    if (peak && !peaks(name)) complain(['peak'], 'Use it with a number or a sum.');
    if (isNumberFunction(name) && test.type !== 'number' && test.type !== 'presence') {
      complain(['test', 'type'], 'Compare it with a number.');
    }
  });

/** A computed trait that an editor defined; here its window is exact. */
export const computedTraitConditionSchema = z.strictObject({
  kind: z.literal('computed-trait'),
  trait: chosenIdentifierSchema('Choose a computed trait.'),
  test: valueTestSchema,
});

/** They are in a segment, by an audience that feeds it or by hand; or they are not. */
export const inSegmentSchema = z.strictObject({
  kind: z.literal('segment'),
  group: chosenIdentifierSchema('Choose a segment group.'),
  segment: chosenIdentifierSchema('Choose a segment.'),
  is: z.boolean().default(true),
});

/** They are in another audience, or not. */
export const inAudienceSchema = z.strictObject({
  kind: z.literal('audience'),
  audience: chosenIdentifierSchema('Choose an audience.'),
  is: z.boolean().default(true),
});

/** They have an identifier of a type. */
export const hasIdentifierSchema = z.strictObject({
  kind: z.literal('identifier'),
  type: z.string().trim().min(1, 'Enter a type of identifier.').max(64),
  ...tested,
});

/** What they said of a consent category: granted, refused, or nothing yet. */
export const consentConditionSchema = z.strictObject({
  kind: z.literal('consent'),
  category: z.string().trim().min(1, 'Enter a category.').max(100),
  is: z.enum(['granted', 'refused', 'unknown']),
});

/** A condition of a rule. */
export const conditionSchema = z.discriminatedUnion('kind', [
  didSchema,
  didNotSchema,
  firstTimeSchema,
  regularlySchema,
  sequenceSchema,
  hasTraitSchema,
  computedSchema,
  computedTraitConditionSchema,
  inSegmentSchema,
  inAudienceSchema,
  hasIdentifierSchema,
  consentConditionSchema,
]);
export type Condition = z.infer<typeof conditionSchema>;
export type ConditionKind = Condition['kind'];

/** Conditions of which all or any must hold. */
export interface RuleGroup {
  kind: 'all' | 'any';
  rules: Rule[];
}

/** Turns a rule round. */
export interface NegatedRule {
  kind: 'not';
  rule: Rule;
}

/** Who is meant. */
export type Rule = RuleGroup | NegatedRule | Condition;

const groupSchema: z.ZodType<RuleGroup, unknown> = z.lazy(() =>
  z.strictObject({
    kind: z.enum(['all', 'any']),
    rules: z.array(nodeSchema).min(1, 'Add a condition.').max(MOST_RULE_NODES),
  }),
);

const negatedSchema: z.ZodType<NegatedRule, unknown> = z.lazy(() =>
  z.strictObject({ kind: z.literal('not'), rule: nodeSchema }),
);

/** The kind decides which schema speaks, so that a fault is told at its field. */
const nodeSchema: z.ZodType<Rule, unknown> = z.unknown().transform((value, context): Rule => {
  const kind = z.looseObject({ kind: z.string() }).safeParse(value).data?.kind;
  const schema =
    kind === 'all' || kind === 'any'
      ? groupSchema
      : kind === 'not'
        ? negatedSchema
        : conditionSchema;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    context.addIssue({ code: 'custom', path, message });
  }
  return z.NEVER;
});

/**
 * The rule of an audience, with its defaults filled in.
 *
 * Bounded in size before it is looked at in depth, so that no input can exhaust the stack.
 */
export const ruleSchema: z.ZodType<Rule, unknown> = z
  .unknown()
  .superRefine((value, context) => {
    const message = sizeProblem(value);
    if (message) context.addIssue({ code: 'custom', message });
  })
  .pipe(nodeSchema);

function sizeProblem(rule: unknown): string | undefined {
  let level = [rule];
  let nodes = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    nodes += level.length;
    if (nodes > MOST_RULE_NODES) return `Use at most ${MOST_RULE_NODES} conditions and groups.`;
    if (depth > DEEPEST_RULE) return `Put groups into one another at most ${DEEPEST_RULE} times.`;
    level = level.flatMap(partsOf);
  }
  return undefined;
}

function partsOf(node: unknown): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  const rules = 'rules' in node && Array.isArray(node.rules) ? node.rules : [];
  return 'rule' in node ? [...rules, node.rule] : rules;
}

/** Whether a rule is a group of rules. */
export function isGroup(rule: Rule): rule is RuleGroup {
  return rule.kind === 'all' || rule.kind === 'any';
}

/** The parts of a group or negation; nothing for a condition. */
export function subrulesOf(rule: Rule): Rule[] {
  if (isGroup(rule)) return rule.rules;
  return rule.kind === 'not' ? [rule.rule] : [];
}

/** The conditions of a rule, from left to right. */
export function conditionsOf(rule: Rule): Condition[] {
  if (isGroup(rule) || rule.kind === 'not') return subrulesOf(rule).flatMap(conditionsOf);
  return [rule];
}
