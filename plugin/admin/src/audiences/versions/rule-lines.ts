import { isGroup, type Rule, subrulesOf } from 'strapi-cdp-config';

/** A part of a rule on a line of its own. */
export interface RuleLine {
  /** How many groups it stands in. */
  depth: number;
  text: string;
}

interface Words {
  /** What a group or negation is introduced with. */
  group: (kind: 'all' | 'any' | 'not') => string;
  condition: (rule: Rule) => string;
}

/** Writes a rule as an indented list: groups with what they hold below them. */
export function ruleLines(rule: Rule, words: Words, depth = 0): RuleLine[] {
  if (rule.kind !== 'not' && !isGroup(rule)) return [{ depth, text: words.condition(rule) }];
  return [
    { depth, text: words.group(rule.kind) },
    ...subrulesOf(rule).flatMap((part) => ruleLines(part, words, depth + 1)),
  ];
}

/** A line of the difference between two rules. */
export interface DiffLine extends RuleLine {
  change: 'same' | 'added' | 'removed';
}

/** What becomes of the lines of one rule on the way to another: as few changes as can be. */
export function diffLines(before: readonly RuleLine[], after: readonly RuleLine[]): DiffLine[] {
  const common = commonLengths(before, after);
  const lines: DiffLine[] = [];
  let [one, other] = [0, 0];
  while (one < before.length || other < after.length) {
    const [old, next] = [before[one], after[other]];
    if (old && next && isSame(old, next)) {
      lines.push({ ...next, change: 'same' });
      one += 1;
      other += 1;
    } else if (
      old &&
      (!next || lengthAt(common, one + 1, other) >= lengthAt(common, one, other + 1))
    ) {
      lines.push({ ...old, change: 'removed' });
      one += 1;
    } else if (next) {
      lines.push({ ...next, change: 'added' });
      other += 1;
    }
  }
  return lines;
}

/** How many lines the rests of both have in common in order, by where the rests begin. */
function commonLengths(before: readonly RuleLine[], after: readonly RuleLine[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let one = before.length - 1; one >= 0; one -= 1) {
    const row = lengths[one] ?? [];
    for (let other = after.length - 1; other >= 0; other -= 1) {
      const [old, next] = [before[one], after[other]];
      row[other] =
        old && next && isSame(old, next)
          ? lengthAt(lengths, one + 1, other + 1) + 1
          : Math.max(lengthAt(lengths, one + 1, other), lengthAt(lengths, one, other + 1));
    }
  }
  return lengths;
}

function lengthAt(lengths: number[][], one: number, other: number): number {
  return lengths[one]?.[other] ?? 0;
}

function isSame(one: RuleLine, other: RuleLine): boolean {
  return one.depth === other.depth && one.text === other.text;
}
