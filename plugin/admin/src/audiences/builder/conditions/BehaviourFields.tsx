import { useText } from '../../../shared/text/index.ts';
import { EventSentence } from '../fields/EventSentence.tsx';
import { InlineNumber } from '../fields/InlineNumber.tsx';
import { InlineSelect } from '../fields/InlineSelect.tsx';
import { WindowFields, WindowFilterRows } from '../fields/WindowFields.tsx';
import { Words } from '../fields/Words.tsx';
import type { DraftOf } from '../model/conditions.ts';
import type { FieldsProps } from './fields-props.ts';

/** They did something, so many times. */
export function DidFields({ lead, value, onChange }: FieldsProps<DraftOf<'did'>>) {
  const text = useText();
  const { event, count, within } = value;
  const putEvent = (next: typeof event) => onChange({ ...value, event: next });
  const putWindow = (next: typeof within) => onChange({ ...value, within: next });
  return (
    <>
      <EventSentence at="event" value={event} onChange={putEvent} lead={lead}>
        <InlineSelect
          at="count.operator"
          label={text('builder.count-operator')}
          value={count.operator}
          choices={(['at-least', 'exactly', 'at-most', 'between', 'not'] as const).map((one) => ({
            value: one,
            label: text(`builder.count-${one}`),
          }))}
          onChange={(operator) => onChange({ ...value, count: { ...count, operator, upTo: null } })}
        />
        <InlineNumber
          at="count.value"
          label={text('builder.times-label')}
          width="8.4rem"
          value={count.value}
          onChange={(next) => onChange({ ...value, count: { ...count, value: next } })}
        />
        {count.operator === 'between' && (
          <>
            <Words>{text('builder.and')}</Words>
            <InlineNumber
              at="count.upTo"
              label={text('builder.times-second')}
              width="8.4rem"
              value={count.upTo}
              onChange={(upTo) => onChange({ ...value, count: { ...count, upTo } })}
            />
          </>
        )}
        <Words>{text('builder.times', { count: count.upTo ?? count.value ?? 2 })}</Words>
        <WindowFields value={within} onChange={putWindow} />
      </EventSentence>
      <WindowFilterRows value={within} onChange={putWindow} />
    </>
  );
}

/** They did not do something, or did it for the first time. */
export function DidOnceFields<Value extends DraftOf<'did-not'> | DraftOf<'first-time'>>(
  props: FieldsProps<Value>,
) {
  const { lead, value, onChange } = props;
  const putEvent = (event: typeof value.event) => onChange({ ...value, event });
  const putWindow = (within: typeof value.within) => onChange({ ...value, within });
  return (
    <>
      <EventSentence at="event" value={value.event} onChange={putEvent} lead={lead}>
        <WindowFields value={value.within} onChange={putWindow} />
      </EventSentence>
      <WindowFilterRows value={value.within} onChange={putWindow} />
    </>
  );
}

/** They did something on so many of the last days or weeks. */
export function RegularlyFields({ lead, value, onChange }: FieldsProps<DraftOf<'regularly'>>) {
  const text = useText();
  const { event, atLeast, of, unit } = value;
  const putEvent = (next: typeof event) => onChange({ ...value, event: next });
  return (
    <EventSentence at="event" value={event} onChange={putEvent} lead={lead}>
      <Words>{text('builder.regularly-on')}</Words>
      <InlineNumber
        at="atLeast"
        label={text('builder.regularly-at-least')}
        width="8.4rem"
        value={atLeast}
        onChange={(next) => onChange({ ...value, atLeast: next })}
      />
      <Words>{text('builder.regularly-of')}</Words>
      <InlineNumber
        at="of"
        label={text('builder.regularly-of-label')}
        width="8.4rem"
        value={of}
        onChange={(next) => onChange({ ...value, of: next })}
      />
      <InlineSelect
        at="unit"
        label={text('builder.regularly-unit')}
        value={unit}
        choices={(['day', 'week'] as const).map((one) => ({
          value: one,
          label: text(`builder.calendar-unit-${one}`, { count: of ?? 2 }),
        }))}
        onChange={(next) => onChange({ ...value, unit: next })}
      />
    </EventSentence>
  );
}
