import {
  type AudienceInput,
  type Condition,
  circleFrom,
  enteredAudienceOf,
  isGroup,
  type Rule,
  referencesOf,
  type SegmentReference,
} from 'strapi-cdp-config';
import type { FieldProblem } from '../http/index.ts';

type Path = (string | number)[];

/** An audience, as far as it matters who refers to whom. */
type Referring = Pick<AudienceInput, 'identifier' | 'rule' | 'segments'>;

/** What a rule can name. */
export interface KnownDefinitions {
  audiences: readonly Referring[];
  /** Identifiers. */
  computedTraits: readonly string[];
  segments: readonly SegmentReference[];
}

/** What is wrong with an audience beyond its schema, at the field that names it. */
export function audienceProblems(input: AudienceInput, known: KnownDefinitions): FieldProblem[] {
  const conditions = [...conditionsWithPaths(input.rule, ['rule'])];
  const audiences = new Set(known.audiences.map(({ identifier }) => identifier));
  const segments = new Set(known.segments.map(keyOf));
  // One that is being made may be meant by its own rule: the circle says so better.
  audiences.add(input.identifier);

  const unknownEntered = conditions.flatMap(([condition, path]) => {
    const audience = enteredAudienceOf(condition);
    return audience === undefined || audiences.has(audience)
      ? []
      : [missing([...path, ...ENTERED], 'audience', audience)];
  });
  const unknown = conditions.flatMap(([condition, path]): FieldProblem[] => {
    switch (condition.kind) {
      case 'audience':
        return audiences.has(condition.audience)
          ? []
          : [missing([...path, 'audience'], 'audience', condition.audience)];
      case 'segment':
        return segments.has(keyOf(condition))
          ? []
          : [missing([...path, 'segment'], 'segment', keyOf(condition))];
      case 'computed-trait':
        return known.computedTraits.includes(condition.trait)
          ? []
          : [missing([...path, 'trait'], 'computed trait', condition.trait)];
      default:
        return [];
    }
  });
  const unfed = input.segments.flatMap((segment, index) =>
    segments.has(keyOf(segment))
      ? []
      : [missing(['segments', index, 'segment'], 'segment', keyOf(segment))],
  );
  return [...unknown, ...unknownEntered, ...unfed, ...circles(input, known.audiences, conditions)];
}

function circles(
  input: AudienceInput,
  known: readonly Referring[],
  conditions: [Condition, Path][],
): FieldProblem[] {
  const all = [...known.filter(({ identifier }) => identifier !== input.identifier), input];
  const byIdentifier = new Map(all.map((one) => [one.identifier, one]));
  const way = circleFrom(input.identifier, (reference) => {
    const audience = byIdentifier.get(reference);
    if (audience) return referencesOf(audience.rule);
    return all
      .filter(({ segments }) => segments.some((segment) => keyOf(segment) === reference))
      .map(({ identifier }) => identifier);
  });
  if (!way) return [];
  const message = `An audience cannot be decided by itself: ${way.map((one) => `«${one}»`).join(' → ')}.`;
  const guilty = conditions.find(([condition]) => referencesOf(condition).includes(way[1] ?? ''));
  const [condition, path] = guilty ?? [];
  return [{ path: [...(path ?? ['rule']), ...fieldOf(condition, way[1])], message }];
}

/** Where a window says which audience it begins with. */
const ENTERED = ['within', 'audience'] as const;

function fieldOf(condition: Condition | undefined, reference: string | undefined): Path {
  if (condition?.kind === 'segment') return ['segment'];
  return condition && enteredAudienceOf(condition) === reference ? [...ENTERED] : ['audience'];
}

function* conditionsWithPaths(rule: Rule, path: Path): Generator<[Condition, Path]> {
  if (isGroup(rule)) {
    for (const [index, part] of rule.rules.entries()) {
      yield* conditionsWithPaths(part, [...path, 'rules', index]);
    }
  } else if (rule.kind === 'not') {
    yield* conditionsWithPaths(rule.rule, [...path, 'rule']);
  } else {
    yield [rule, path];
  }
}

function keyOf({ group, segment }: SegmentReference): string {
  return `${group}/${segment}`;
}

function missing(path: Path, kind: string, name: string): FieldProblem {
  return { path, message: `There is no ${kind} «${name}».` };
}
