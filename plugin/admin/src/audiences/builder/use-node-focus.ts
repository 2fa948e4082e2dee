import { type RefObject, useEffect, useRef } from 'react';

/** What of a card takes the focus: what it is moved by, its kind, its first
 * input, or its button to add. */
type Part = 'handle' | 'kind' | 'field' | 'add';

const SELECTORS: Record<Part, string> = {
  handle: '[data-part="handle"], [data-part="add"]',
  kind: '[data-part="fields"] [role="combobox"]',
  field: '[data-part="fields"] input',
  add: '[data-part="add"]',
};

/**
 * Gives the focus to a card once it is drawn: cards are drawn anew where they go, and the keyboard
 * must not fall off the page.
 */
export function useNodeFocus(around: RefObject<HTMLElement>): (node: string, part: Part) => void {
  const wanted = useRef<{ node: string; part: Part } | null>(null);
  useEffect(() => {
    if (!wanted.current) return;
    const { node, part } = wanted.current;
    wanted.current = null;
    // The menu that the change was chosen in is gone by then, and no longer holds the focus.
    requestAnimationFrame(() => {
      const card = around.current?.querySelector(`[data-node="${node}"]`);
      card?.querySelector<HTMLElement>(SELECTORS[part])?.focus();
    });
  });
  return (node, part) => {
    wanted.current = { node, part };
  };
}
