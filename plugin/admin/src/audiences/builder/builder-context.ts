import { createContext, useContext } from 'react';
import type { ConditionKind } from 'strapi-cdp-config';
import type { ConditionDraft } from './model/draft.ts';
import type { Direction } from './model/edit.ts';
import type { NodeProblem } from './model/problems.ts';
import type { Place } from './model/tree.ts';

/** What the cards of one builder have in common. */
export interface Builder {
  audience: string | null;
  isDisabled: boolean;
  problems: NodeProblem[];
  /** Whether what is missing is shown everywhere, or only in fields where somebody has been. */
  showsProblems: boolean;
  setCondition: (node: string, condition: ConditionDraft) => void;
  changeKind: (node: string, condition: ConditionDraft) => void;
  setGroupKind: (node: string, kind: 'all' | 'any', negated: boolean) => void;
  setNegated: (node: string, negated: boolean) => void;
  addCondition: (group: string, kind: ConditionKind) => void;
  addGroup: (group: string) => void;
  duplicate: (node: string) => void;
  remove: (node: string) => void;
  move: (node: string, direction: Direction) => void;
  moveTo: (node: string, place: Place) => void;
  /** Whether there is a way for a node. */
  canMove: (node: string, direction: Direction) => boolean;
}

const context = createContext<Builder | null>(null);

/** Tells the cards below which builder they are in. */
export const BuilderProvider = context.Provider;

/**
 * The builder around.
 *
 * @throws outside of one
 */
export function useBuilder(): Builder {
  const builder = useContext(context);
  if (!builder) throw new Error('A card of a rule stands in a builder.');
  return builder;
}
