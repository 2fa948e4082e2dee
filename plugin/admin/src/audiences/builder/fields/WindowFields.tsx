import type { RuleWindow } from 'strapi-cdp-config';
import { useText } from '../../../shared/text/index.ts';
import { emptyWindow, type WindowDraft } from '../model/conditions.ts';
import { AddFilter } from './AddFilter.tsx';
import { AudiencePicker } from './AudiencePicker.tsx';
import { CalendarFields } from './CalendarFields.tsx';
import { DurationFields } from './DurationFields.tsx';
import { EventFields } from './EventFields.tsx';
import { FilterRows } from './FilterRows.tsx';
import { InlineSelect } from './InlineSelect.tsx';
import { MomentField } from './MomentField.tsx';
import { Words } from './Words.tsx';

const KINDS = [
  'ever',
  'last',
  'calendar',
  'between',
  'before',
  'after',
  'since',
  'entered',
] as const;

export interface WindowFieldsProps {
  value: WindowDraft | null;
  onChange: (value: WindowDraft | null) => void;
}

/** When events count. */
export function WindowFields({ value, onChange }: WindowFieldsProps) {
  const text = useText();
  const choose = (kind: RuleWindow['kind'] | 'ever') =>
    onChange(kind === 'ever' ? null : emptyWindow(kind));
  return (
    <>
      <InlineSelect
        at="within.kind"
        label={text('builder.window')}
        value={value?.kind ?? 'ever'}
        choices={KINDS.map((kind) => ({ value: kind, label: text(`builder.window-${kind}`) }))}
        onChange={choose}
      />
      {value && <Details value={value} onChange={onChange} />}
    </>
  );
}

function Details({
  value,
  onChange,
}: {
  value: WindowDraft;
  onChange: WindowFieldsProps['onChange'];
}) {
  const text = useText();
  switch (value.kind) {
    case 'last':
      return <DurationFields at="within" value={value} onChange={onChange} />;
    case 'calendar':
      return <CalendarFields value={value} onChange={onChange} />;
    case 'between':
      return (
        <>
          <MomentField
            at="within.from"
            label={text('builder.moment-from')}
            value={value.from}
            onChange={(from) => onChange({ ...value, from })}
          />
          <Words>{text('builder.and')}</Words>
          <MomentField
            at="within.to"
            label={text('builder.moment-to')}
            value={value.to}
            onChange={(to) => onChange({ ...value, to })}
          />
        </>
      );
    case 'before':
    case 'after':
      return (
        <MomentField
          at="within.moment"
          label={text('builder.moment')}
          value={value.moment}
          onChange={(moment) => onChange({ ...value, moment })}
        />
      );
    case 'since':
      return (
        <>
          <InlineSelect
            at="within.which"
            label={text('builder.since-which')}
            value={value.which}
            choices={(['first', 'last'] as const).map((which) => ({
              value: which,
              label: text(`builder.since-${which}`),
            }))}
            onChange={(which) => onChange({ ...value, which })}
          />
          <EventFields
            at="within.event"
            value={value.event}
            onChange={(event) => onChange({ ...value, event })}
          />
          <AddFilter
            at="within.event"
            value={value.event}
            onChange={(event) => onChange({ ...value, event })}
          />
        </>
      );
    case 'entered':
      return (
        <AudiencePicker
          at="within.audience"
          value={value.audience}
          onChange={(audience) => onChange({ ...value, audience })}
        />
      );
  }
}

/** What the event must say that a window begins with; nothing for other windows. */
export function WindowFilterRows({ value, onChange }: WindowFieldsProps) {
  if (value?.kind !== 'since') return null;
  return (
    <FilterRows
      at="within.event"
      value={value.event}
      onChange={(event) => onChange({ ...value, event })}
    />
  );
}
