import type { ReactNode } from 'react';

/** What the fields of one kind of condition get. */
export interface FieldsProps<Value> {
  /** What the sentence begins with: the kind of the condition. */
  lead: ReactNode;
  value: Value;
  onChange: (value: Value) => void;
}
