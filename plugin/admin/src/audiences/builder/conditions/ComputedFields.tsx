import { calendarUnitSchema, computedFunctionSchema, needsOperand, peaks } from 'strapi-cdp-config';
import { useText } from '../../../shared/text/index.ts';
import { EventSentence } from '../fields/EventSentence.tsx';
import { CatalogueFields } from '../fields/FilterFields.tsx';
import { InlineSelect } from '../fields/InlineSelect.tsx';
import { InlineSuggest } from '../fields/InlineSuggest.tsx';
import { TestFields } from '../fields/TestFields.tsx';
import { WindowFields, WindowFilterRows } from '../fields/WindowFields.tsx';
import { Line, Words } from '../fields/Words.tsx';
import { useKnownComputedTraits } from '../known/use-choices.ts';
import { useKnownProperties } from '../known/use-known-events.ts';
import { type DraftOf, type EventDraft, testFor } from '../model/conditions.ts';
import type { FieldsProps } from './fields-props.ts';

type ComputedDraft = DraftOf<'computed'>;
type OperandDraft = ComputedDraft['operand'];

/** What their events add up to. */
export function ComputedFields({ lead, value, onChange }: FieldsProps<ComputedDraft>) {
  const text = useText();
  const { function: made, event, operand, within } = value;
  const putEvent = (next: typeof event) => onChange({ ...value, event: next });
  const putWindow = (next: typeof within) => onChange({ ...value, within: next });
  return (
    <>
      <Line>
        {lead}
        <InlineSelect
          at="function"
          label={text('computed.function')}
          value={made}
          choices={computedFunctionSchema.options.map((one) => ({
            value: one,
            label: text(`builder.function-${one}`),
          }))}
          onChange={(next) => {
            const kept = needsOperand(next) ? (operand ?? { property: '', catalogue: null }) : null;
            const test = testFor(next, kept !== null);
            onChange({
              ...value,
              function: next,
              operand: kept,
              peak: peaks(next) ? value.peak : null,
              test: test.type === value.test.type ? value.test : test,
            });
          }}
        />
        <OperandFields
          event={event}
          value={operand}
          isNeeded={needsOperand(made)}
          onChange={(next) => onChange({ ...value, operand: next })}
        />
      </Line>
      <EventSentence
        at="event"
        value={event}
        onChange={putEvent}
        lead={<Words>{text('builder.computed-of')}</Words>}
      >
        <WindowFields value={within} onChange={putWindow} />
      </EventSentence>
      <WindowFilterRows value={within} onChange={putWindow} />
      <Line>
        {peaks(made) && (
          <PeakFields value={value.peak} onChange={(peak) => onChange({ ...value, peak })} />
        )}
        <Words>{text('builder.computed-test')}</Words>
        <TestFields
          value={{ test: value.test }}
          onChange={({ test }) => onChange({ ...value, test })}
        />
      </Line>
    </>
  );
}

type PeakDraft = ComputedDraft['peak'];

const PEAKS = (['amount', 'share'] as const).flatMap((as) =>
  calendarUnitSchema.options.map((unit) => ({
    name: `${as}-${unit}` as const,
    peak: { as, unit },
  })),
);

/** Whether all of it counts, or the one day, week, month, quarter or year with the most. */
function PeakFields(props: { value: PeakDraft; onChange: (value: PeakDraft) => void }) {
  const { value, onChange } = props;
  const text = useText();
  return (
    <InlineSelect
      at="peak"
      label={text('builder.peak')}
      value={value ? (`${value.as}-${value.unit}` as const) : 'none'}
      choices={[
        { value: 'none', label: text('builder.peak-none') },
        ...PEAKS.map(({ name }) => ({ value: name, label: text(`builder.peak-${name}`) })),
      ]}
      onChange={(next) => onChange(PEAKS.find(({ name }) => name === next)?.peak ?? null)}
    />
  );
}

interface OperandProps {
  event: EventDraft;
  value: OperandDraft;
  isNeeded: boolean;
  onChange: (value: OperandDraft) => void;
}

function OperandFields({ event, value, isNeeded, onChange }: OperandProps) {
  const text = useText();
  const properties = useKnownProperties(event);
  const kinds = isNeeded
    ? (['property', 'catalogue'] as const)
    : (['events', 'property', 'catalogue'] as const);
  const kind = !value ? 'events' : value.catalogue ? 'catalogue' : 'property';
  return (
    <>
      <InlineSelect
        at="operand.kind"
        label={text('computed.operand')}
        value={kind}
        choices={kinds.map((one) => ({ value: one, label: text(`builder.operand-${one}`) }))}
        onChange={(next) =>
          onChange(
            next === 'events'
              ? null
              : {
                  property: value?.property ?? '',
                  catalogue: next === 'catalogue' ? { contentType: '', field: '' } : null,
                },
          )
        }
      />
      {value && (
        <InlineSuggest
          at="operand.property"
          label={text('builder.path-property')}
          value={value.property}
          suggestions={properties}
          placeholder={text('builder.path-example-property')}
          onChange={(property) => onChange({ ...value, property })}
        />
      )}
      {value?.catalogue && (
        <CatalogueFields
          at="operand.catalogue"
          value={value.catalogue}
          onChange={(catalogue) => onChange({ ...value, catalogue })}
        />
      )}
    </>
  );
}

/** A computed trait that somebody defined. */
export function ComputedTraitFields(props: FieldsProps<DraftOf<'computed-trait'>>) {
  const { lead, value, onChange } = props;
  const text = useText();
  return (
    <Line>
      {lead}
      <InlineSuggest
        at="trait"
        label={text('builder.computed-trait')}
        value={value.trait}
        suggestions={useKnownComputedTraits()}
        onChange={(trait) => onChange({ ...value, trait })}
      />
      <TestFields
        value={{ test: value.test }}
        onChange={({ test }) => onChange({ ...value, test })}
      />
    </Line>
  );
}
