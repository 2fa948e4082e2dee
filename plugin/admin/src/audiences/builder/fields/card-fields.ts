import { createContext, useContext } from 'react';

/** What the fields of one card have in common. */
export interface CardFields {
  /** The card's node, which begins the ids of its fields. */
  node: string;
  isDisabled: boolean;
  /** What is wrong with a field and should be shown by now. */
  problem: (field: string) => string | undefined;
  /** Somebody was in a field and left it. */
  visit: (field: string) => void;
  /** Gives the focus to a field once it is drawn. */
  focusField: (field: string) => void;
}

const context = createContext<CardFields | null>(null);

/** Tells the fields below which card they are in. */
export const CardFieldsProvider = context.Provider;

/**
 * The card around.
 *
 * @throws outside of a card
 */
export function useCardFields(): CardFields {
  const fields = useContext(context);
  if (!fields) throw new Error('A field of a rule stands in a card.');
  return fields;
}
