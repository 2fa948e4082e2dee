import type { ReactNode } from 'react';
import type { EventDraft } from '../model/conditions.ts';
import { AddFilter } from './AddFilter.tsx';
import { EventFields } from './EventFields.tsx';
import { FilterRows } from './FilterRows.tsx';
import { Line } from './Words.tsx';

interface Props {
  /** The path of the event in the condition. */
  at: string;
  value: EventDraft;
  onChange: (value: EventDraft) => void;
  /** What stands before the event. */
  lead: ReactNode;
  /** How the sentence goes on: behind the event, or below what the event must say. */
  children?: ReactNode;
}

/** The part of a condition's sentence that says which events are meant. */
export function EventSentence({ at, value, onChange, lead, children }: Props) {
  const isPlain = value.where.length === 0;
  return (
    <>
      <Line>
        {lead}
        <EventFields at={at} value={value} onChange={onChange} />
        <AddFilter at={at} value={value} onChange={onChange} />
        {isPlain && children}
      </Line>
      <FilterRows at={at} value={value} onChange={onChange} />
      {!isPlain && children && <Line>{children}</Line>}
    </>
  );
}
