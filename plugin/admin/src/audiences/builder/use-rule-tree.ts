import { useMemo, useRef, useState } from 'react';
import type { RuleDraft } from './model/draft.ts';
import { afterEcho } from './model/echo.ts';
import { beginHistory, changedLeaf, type History, redo, step, undo } from './model/history.ts';
import { type GroupNode, toDraft, toTree } from './model/tree.ts';

interface RuleTree {
  root: GroupNode;
  /** The rule that the root stands for. */
  draft: RuleDraft;
  canUndo: boolean;
  canRedo: boolean;
  /** Makes a change of the tree one step, unless it goes on typing in one field. */
  change: (change: (root: GroupNode) => GroupNode) => void;
  /** Puts another draft in the place of all there is, as a step. */
  begin: (draft: RuleDraft) => void;
  undo: () => void;
  redo: () => void;
}

/** Holds the cards of a draft and the steps that led to them, and tells the form of each change. */
export function useRuleTree(value: RuleDraft, onChange: (draft: RuleDraft) => void): RuleTree {
  const [history, setHistory] = useState(() => beginHistory(toTree(value)));
  // Changes that follow one another at once each build on the one before, not on what is drawn.
  const latest = useRef(history);
  const shown = useRef(value);
  const told = useRef([value]);
  if (value !== shown.current) {
    shown.current = value;
    const left = afterEcho(told.current, value);
    told.current = left ?? [value];
    if (!left) {
      latest.current = beginHistory(toTree(value));
      setHistory(latest.current);
    }
  }
  const draft = useMemo(() => toDraft(history.present), [history.present]);

  const put = (next: History<GroupNode>) => {
    if (next === latest.current) return;
    latest.current = next;
    const changed = toDraft(next.present);
    told.current = [...told.current, changed];
    setHistory(next);
    onChange(changed);
  };
  return {
    root: history.present,
    draft,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change(change) {
      const { present } = latest.current;
      const next = change(present);
      put(step(latest.current, next, changedLeaf(present, next) ?? null));
    },
    begin: (draft) => put(step(latest.current, toTree(draft))),
    undo: () => put(undo(latest.current)),
    redo: () => put(redo(latest.current)),
  };
}
