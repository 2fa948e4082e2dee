import type { RefObject } from 'react';
import { useText } from '../../shared/text/index.ts';
import type { Builder } from './builder-context.ts';
import { emptyCondition } from './model/conditions.ts';
import {
  conditionNode,
  duplicate,
  groupNode,
  insert,
  move,
  moveTo,
  neighbourOf,
  placeTowards,
  remove,
  setCondition,
  setGroupKind,
  setNegated,
} from './model/edit.ts';
import { type GroupNode, groupIn, placeOf } from './model/tree.ts';
import { useNodeFocus } from './use-node-focus.ts';

type Actions = Omit<Builder, 'audience' | 'isDisabled' | 'problems' | 'showsProblems'>;

interface Props {
  root: GroupNode;
  change: (change: (root: GroupNode) => GroupNode) => void;
  announce: (message: string) => void;
  around: RefObject<HTMLElement>;
}

/** What can be done with the cards: each says what it did, and leaves the focus where one goes on. */
export function useBuilderActions({ root, change, announce, around }: Props): Actions {
  const text = useText();
  const focus = useNodeFocus(around);

  const announcePlace = (next: GroupNode, node: string) => {
    const place = placeOf(next, node);
    const of = place && groupIn(next, place.group)?.parts.length;
    if (place && of) announce(text('builder.said-moved', { number: place.index + 1, of }));
  };
  return {
    setCondition: (node, condition) => change((tree) => setCondition(tree, node, condition)),
    changeKind(node, condition) {
      change((tree) => setCondition(tree, node, condition));
      focus(node, 'kind');
    },
    setGroupKind: (node, kind, negated) =>
      change((tree) => setNegated(setGroupKind(tree, node, kind), node, negated)),
    setNegated(node, negated) {
      change((tree) => setNegated(tree, node, negated));
      focus(node, 'handle');
      announce(text(negated ? 'builder.said-negated' : 'builder.said-unnegated'));
    },
    addCondition(group, kind) {
      const node = conditionNode(emptyCondition(kind));
      change((tree) => insert(tree, node, group));
      focus(node.id, 'field');
      announce(text('builder.said-added'));
    },
    addGroup(group) {
      const outer = groupIn(root, group);
      if (!outer) return;
      const node = groupNode(outer);
      change((tree) => insert(tree, node, group));
      focus(node.id, 'add');
      announce(text('builder.said-group-added'));
    },
    duplicate(id) {
      const { root: next, copy } = duplicate(root, id);
      change(() => next);
      if (copy) focus(copy, 'handle');
      announce(text('builder.said-duplicated'));
    },
    remove(node) {
      const neighbour = neighbourOf(root, node);
      change((tree) => remove(tree, node));
      if (neighbour) focus(neighbour, neighbour === root.id ? 'add' : 'handle');
      announce(text('builder.said-removed'));
    },
    move(node, direction) {
      const next = move(root, node, direction);
      if (next === root) {
        announce(text('builder.said-stays'));
        return;
      }
      change(() => next);
      focus(node, 'handle');
      announcePlace(next, node);
    },
    moveTo(node, place) {
      const next = moveTo(root, node, place);
      change(() => next);
      focus(node, 'handle');
      announcePlace(next, node);
    },
    canMove: (node, direction) => placeTowards(root, node, direction) !== undefined,
  };
}
