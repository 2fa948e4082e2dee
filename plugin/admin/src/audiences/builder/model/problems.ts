import { ruleSchema } from 'strapi-cdp-config';
import { type GroupNode, isGroupNode, type RuleNode, toDraft } from './tree.ts';

/** What is wrong with a rule, as a schema or the server says it: a path into the rule. */
export interface RuleProblem {
  path: PropertyKey[];
  message: string;
}

/** The same, at the card that it is about. */
export interface NodeProblem {
  node: string;
  /** The field of its condition, such as `event.name`; empty for the card itself. */
  field: string;
  message: string;
}

/** What is missing or wrong in a tree, from left to right. */
export function problemsIn(root: GroupNode): NodeProblem[] {
  const { error } = ruleSchema.safeParse(toDraft(root));
  return (error?.issues ?? []).map((issue) => atNode(root, issue));
}

/** Finds the card and the field that a problem is about. */
export function atNode(root: RuleNode, { path, message }: RuleProblem): NodeProblem {
  const [node, rest] = follow(root, path);
  const field = isGroupNode(node) ? '' : rest.map(String).join('.');
  return { node: node.id, field, message };
}

function follow(node: RuleNode, path: PropertyKey[]): [RuleNode, PropertyKey[]] {
  const inside = node.negated && path[0] === 'rule' ? path.slice(1) : path;
  if (!isGroupNode(node) || inside[0] !== 'rules') return [node, inside];
  const part = node.parts[Number(inside[1])];
  return part ? follow(part, inside.slice(2)) : [node, []];
}

/** What is wrong with a field, or with something in it; the first of it. */
export function problemAt(
  problems: NodeProblem[],
  node: string,
  field: string,
): string | undefined {
  return problems.find(
    (one) => one.node === node && (one.field === field || one.field.startsWith(`${field}.`)),
  )?.message;
}
