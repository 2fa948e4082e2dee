import type { ConditionDraft } from './draft.ts';
import {
  type GroupNode,
  groupIn,
  isGroupNode,
  newId,
  nodeIn,
  nodesOf,
  type Place,
  placeOf,
  type RuleNode,
  replaceIn,
} from './tree.ts';

/** Which way a node is moved: past its neighbour, or into or out of a group. */
export type Direction = 'up' | 'down' | 'in' | 'out';

/** Changes what a node says of itself. */
function changed(root: GroupNode, id: string, change: (node: RuleNode) => RuleNode): GroupNode {
  if (root.id !== id) return replaceIn(root, id, (node) => [change(node)]);
  const next = change(root);
  return isGroupNode(next) ? next : root;
}

/** Puts a node into a group, at a place or at its end. */
export function insert(root: GroupNode, node: RuleNode, group: string, index?: number): GroupNode {
  return changed(root, group, (found) => {
    if (!isGroupNode(found)) return found;
    return { ...found, parts: found.parts.toSpliced(index ?? found.parts.length, 0, node) };
  });
}

/** A new node for a condition. */
export function conditionNode(condition: ConditionDraft): RuleNode {
  return { id: newId(), negated: false, condition };
}

/** A new group, of the other kind than the one that it stands in: else it would say nothing new. */
export function groupNode(outer: GroupNode): GroupNode {
  return { id: newId(), kind: outer.kind === 'all' ? 'any' : 'all', negated: false, parts: [] };
}

/** Changes a condition. */
export function setCondition(root: GroupNode, id: string, condition: ConditionDraft): GroupNode {
  return changed(root, id, (node) => (isGroupNode(node) ? node : { ...node, condition }));
}

/** Makes a group need all or any of its conditions. */
export function setGroupKind(root: GroupNode, id: string, kind: 'all' | 'any'): GroupNode {
  return changed(root, id, (node) => (isGroupNode(node) ? { ...node, kind } : node));
}

/** Turns a node round, or back. */
export function setNegated(root: GroupNode, id: string, negated: boolean): GroupNode {
  return changed(root, id, (node) => ({ ...node, negated }));
}

/** Takes a node out, with all that is in it. */
export function remove(root: GroupNode, id: string): GroupNode {
  return replaceIn(root, id, () => []);
}

/**
 * Puts a copy of a node behind it.
 *
 * @returns the id of the copy too; null where there is no such node
 */
export function duplicate(root: GroupNode, id: string): { root: GroupNode; copy: string | null } {
  let copy: RuleNode | undefined;
  const next = replaceIn(root, id, (node) => {
    copy = withNewIds(node);
    return [node, copy];
  });
  return { root: next, copy: copy?.id ?? null };
}

function withNewIds(node: RuleNode): RuleNode {
  const id = newId();
  return isGroupNode(node) ? { ...node, id, parts: node.parts.map(withNewIds) } : { ...node, id };
}

/** Moves a node to a place, counted while it still stands where it stood. */
export function moveTo(root: GroupNode, id: string, { group, index }: Place): GroupNode {
  const node = nodeIn(root, id);
  const from = placeOf(root, id);
  if (!node || !from || nodesOf(node).some((part) => part.id === group)) return root;
  const isBehind = from.group === group && from.index < index;
  const target = isBehind ? index - 1 : index;
  if (from.group === group && from.index === target) return root;
  return insert(remove(root, id), node, group, target);
}

/**
 * Where a node would go.
 *
 * `in` is the end of the group above it, or else the beginning of the group below it; `out` is behind
 * the group that it stands in. Undefined where there is no way.
 */
export function placeTowards(root: GroupNode, id: string, direction: Direction): Place | undefined {
  const from = placeOf(root, id);
  const siblings = from && groupIn(root, from.group)?.parts;
  if (!from || !siblings) return undefined;
  const { group, index } = from;
  switch (direction) {
    case 'up':
      return index > 0 ? { group, index: index - 1 } : undefined;
    case 'down':
      return index < siblings.length - 1 ? { group, index: index + 2 } : undefined;
    case 'out': {
      const outer = placeOf(root, group);
      return outer && { group: outer.group, index: outer.index + 1 };
    }
    case 'in':
      return placeInside(siblings[index - 1], siblings[index + 1]);
  }
}

function placeInside(above: RuleNode | undefined, below: RuleNode | undefined): Place | undefined {
  if (above && isGroupNode(above)) return { group: above.id, index: above.parts.length };
  if (below && isGroupNode(below)) return { group: below.id, index: 0 };
  return undefined;
}

/** Moves a node one step; the same tree where there is no way. */
export function move(root: GroupNode, id: string, direction: Direction): GroupNode {
  const place = placeTowards(root, id, direction);
  return place ? moveTo(root, id, place) : root;
}

/** What should have the focus once a node is gone: the one after it, before it, or around it. */
export function neighbourOf(root: GroupNode, id: string): string | undefined {
  const place = placeOf(root, id);
  const siblings = place && groupIn(root, place.group)?.parts;
  if (!place || !siblings) return undefined;
  return (siblings[place.index + 1] ?? siblings[place.index - 1])?.id ?? place.group;
}
