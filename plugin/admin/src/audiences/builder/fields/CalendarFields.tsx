import { useState } from 'react';
import { calendarUnitSchema } from 'strapi-cdp-config';
import { useText } from '../../../shared/text/index.ts';
import type { WindowDraft } from '../model/conditions.ts';
import { InlineNumber } from './InlineNumber.tsx';
import { InlineSelect } from './InlineSelect.tsx';
import { Words } from './Words.tsx';

type CalendarDraft = Extract<WindowDraft, { kind: 'calendar' }>;
type Which = 'this' | 'last' | 'earlier';

interface Props {
  value: CalendarDraft;
  onChange: (value: CalendarDraft) => void;
}

/** Whole days, weeks, months, quarters or years: the present one, those before it, or earlier ones. */
export function CalendarFields({ value, onChange }: Props) {
  const text = useText();
  // Not told from the numbers: the fields must not go while somebody types into them.
  const [which, setWhich] = useState<Which>(() => whichOf(value));
  const choose = (next: Which) => {
    setWhich(next);
    if (next === 'this') onChange({ ...value, back: 0, count: 1 });
    else onChange({ ...value, back: next === 'last' ? 1 : 2 });
  };
  return (
    <>
      <InlineSelect
        at="within.which"
        label={text('builder.calendar-which')}
        value={which}
        choices={(['this', 'last', 'earlier'] as const).map((one) => ({
          value: one,
          label: text(`builder.calendar-${one}`),
        }))}
        onChange={choose}
      />
      {which !== 'this' && (
        <InlineNumber
          at="within.count"
          label={text('builder.calendar-count')}
          width="8.4rem"
          value={value.count}
          onChange={(count) => onChange({ ...value, count })}
        />
      )}
      <InlineSelect
        at="within.unit"
        label={text('builder.calendar-unit')}
        value={value.unit}
        choices={calendarUnitSchema.options.map((unit) => ({
          value: unit,
          label: text(`builder.calendar-unit-${unit}`, {
            count: which === 'this' ? 1 : (value.count ?? 2),
          }),
        }))}
        onChange={(unit) => onChange({ ...value, unit })}
      />
      {which === 'earlier' && (
        <>
          <Words>{text('builder.calendar-back')}</Words>
          <InlineNumber
            at="within.back"
            label={text('builder.calendar-back-label')}
            width="8.4rem"
            value={value.back}
            onChange={(back) => onChange({ ...value, back })}
          />
          <Words>{text('builder.calendar-back-end')}</Words>
        </>
      )}
    </>
  );
}

function whichOf({ back, count }: CalendarDraft): Which {
  if (back === 0 && count === 1) return 'this';
  return back === 1 ? 'last' : 'earlier';
}
