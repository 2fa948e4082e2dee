import type { ConditionDraft, RuleDraft } from './draft.ts';

/** Conditions that stand together; a card of the builder with cards in it. */
export interface GroupNode {
  /** Names the node for as long as the builder is open. */
  id: string;
  kind: 'all' | 'any';
  /** Whether it is turned round. */
  negated: boolean;
  parts: RuleNode[];
}

/** One condition; a card of the builder. */
export interface ConditionNode {
  id: string;
  negated: boolean;
  condition: ConditionDraft;
}

/** A draft as the builder holds it: negations are a property of what they turn round. */
export type RuleNode = GroupNode | ConditionNode;

/** Whether a node is a group. */
export function isGroupNode(node: RuleNode): node is GroupNode {
  return 'parts' in node;
}

let count = 0;
/** A name that no other node has. */
export function newId(): string {
  count += 1;
  return `rule-${count}`;
}

/** Reads a draft. Its root is always a group, so that there is a place for the next condition. */
export function toTree(draft: RuleDraft): GroupNode {
  const node = toNode(draft, false);
  return isGroupNode(node) ? node : { id: newId(), kind: 'all', negated: false, parts: [node] };
}

function toNode(draft: RuleDraft, negated: boolean): RuleNode {
  switch (draft.kind) {
    case 'not':
      return toNode(draft.rule, !negated);
    case 'all':
    case 'any': {
      const parts = draft.rules.map((part) => toNode(part, false));
      return { id: newId(), kind: draft.kind, negated, parts };
    }
    default:
      return { id: newId(), negated, condition: draft };
  }
}

/** The draft that a node stands for. */
export function toDraft(node: RuleNode): RuleDraft {
  const draft: RuleDraft = isGroupNode(node)
    ? { kind: node.kind, rules: node.parts.map(toDraft) }
    : node.condition;
  return node.negated ? { kind: 'not', rule: draft } : draft;
}

/** Where a node stands: at which place of which group. */
export interface Place {
  group: string;
  index: number;
}

/** All nodes, from left to right, groups before what is in them. */
export function nodesOf(node: RuleNode): RuleNode[] {
  return isGroupNode(node) ? [node, ...node.parts.flatMap(nodesOf)] : [node];
}

/** Finds a node by its id. */
export function nodeIn(root: GroupNode, id: string): RuleNode | undefined {
  return nodesOf(root).find((node) => node.id === id);
}

/** Finds a group by its id. */
export function groupIn(root: GroupNode, id: string): GroupNode | undefined {
  const node = nodeIn(root, id);
  return node && isGroupNode(node) ? node : undefined;
}

/** Where a node stands; undefined for the root, which stands nowhere. */
export function placeOf(root: GroupNode, id: string): Place | undefined {
  for (const group of nodesOf(root).filter(isGroupNode)) {
    const index = group.parts.findIndex((part) => part.id === id);
    if (index >= 0) return { group: group.id, index };
  }
  return undefined;
}

/** Puts something in the place of a node, or takes it out; the rest stays the same objects. */
export function replaceIn<Node extends RuleNode>(
  node: Node,
  id: string,
  change: (found: RuleNode) => RuleNode[],
): Node {
  if (!isGroupNode(node)) return node;
  const parts = node.parts.flatMap((part) =>
    part.id === id ? change(part) : [replaceIn(part, id, change)],
  );
  const isSame =
    parts.length === node.parts.length && parts.every((part, at) => part === node.parts[at]);
  return isSame ? node : { ...node, parts };
}
