import { useState } from 'react';
import { useFormField } from '../../shared/form/index.ts';
import { moveItem } from '../../shared/list/index.ts';

interface Row<Item> {
  /** What tells the row from the others, wherever it is moved to. */
  key: number;
  item: Item;
}

/** The items of a list of the form around, as rows that can be added, moved and removed. */
export function useRows<Item>(name: string) {
  const { value: items = [], error, isDisabled, change } = useFormField<Item[]>(name);
  // Names are being typed and places shift: each row is told from the others by a number of its own.
  const [keys, setKeys] = useState(() => items.map((_item, index) => index));
  return {
    rows: items.map((item, index): Row<Item> => ({ key: keys[index] ?? index, item })),
    // What is wrong with single items stands at them.
    error: typeof error === 'string' ? error : undefined,
    isDisabled,
    add(item: Item): void {
      setKeys([...keys, Math.max(-1, ...keys) + 1]);
      change([...items, item]);
    },
    move(from: number, to: number): void {
      setKeys(moveItem(keys, from, to));
      change(moveItem(items, from, to));
    },
    remove(place: number): void {
      setKeys(keys.filter((_key, index) => index !== place));
      change(items.filter((_item, index) => index !== place));
    },
  };
}
