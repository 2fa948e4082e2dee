import { Button, Flex, IconButton } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useText } from '../../../shared/text/index.ts';
import { useCardFields } from '../fields/card-fields.ts';
import { DurationFields } from '../fields/DurationFields.tsx';
import { EventSentence } from '../fields/EventSentence.tsx';
import { InlineSelect } from '../fields/InlineSelect.tsx';
import { InlineSuggest } from '../fields/InlineSuggest.tsx';
import { WindowFields, WindowFilterRows } from '../fields/WindowFields.tsx';
import { Line, Words } from '../fields/Words.tsx';
import { useKnownProperties } from '../known/use-known-events.ts';
import { type DraftOf, emptyEvent } from '../model/conditions.ts';
import type { FieldsProps } from './fields-props.ts';

type SequenceDraft = DraftOf<'sequence'>;
type StepDraft = SequenceDraft['steps'][number];

/** As many as the schema takes. */
const MOST_STEPS = 10;

/** They did one thing and later another. */
export function SequenceFields({ lead, value, onChange }: FieldsProps<SequenceDraft>) {
  const text = useText();
  const { isDisabled, focusField } = useCardFields();
  const { steps, same, within } = value;
  const putWindow = (next: typeof within) => onChange({ ...value, within: next });
  return (
    <>
      <Line>
        {lead}
        <WindowFields value={within} onChange={putWindow} />
      </Line>
      <WindowFilterRows value={within} onChange={putWindow} />
      <Flex direction="column" alignItems="stretch" gap={3} paddingLeft={4}>
        {steps.map((step, index) => (
          <Step
            // Steps have nothing but their place.
            key={String(index)}
            at={index}
            value={step}
            onChange={(next) => onChange({ ...value, steps: steps.with(index, next) })}
            onRemove={
              steps.length > 2
                ? () => {
                    onChange({ ...value, steps: withoutStep(steps, index) });
                    focusField(`steps.${Math.max(0, index - 1)}.event.name`);
                  }
                : undefined
            }
          />
        ))}
      </Flex>
      <Line>
        {steps.length < MOST_STEPS && (
          <Button
            variant="tertiary"
            size="S"
            startIcon={<Plus />}
            disabled={isDisabled}
            onClick={() => {
              onChange({ ...value, steps: [...steps, { event: emptyEvent(), after: null }] });
              focusField(`steps.${steps.length}.event.name`);
            }}
          >
            {text('builder.step-add')}
          </Button>
        )}
        <Same
          event={steps[0]?.event ?? emptyEvent()}
          value={same}
          onChange={(next) => onChange({ ...value, same: next })}
        />
      </Line>
    </>
  );
}

/** The first step has none before it that it could come soon after. */
function withoutStep(steps: StepDraft[], at: number): StepDraft[] {
  return steps
    .toSpliced(at, 1)
    .map((step, index) => (index === 0 ? { ...step, after: null } : step));
}

interface StepProps {
  at: number;
  value: StepDraft;
  onChange: (value: StepDraft) => void;
  onRemove: (() => void) | undefined;
}

function Step({ at, value, onChange, onRemove }: StepProps) {
  const text = useText();
  const { isDisabled } = useCardFields();
  const { event } = value;
  const number = at + 1;
  const putEvent = (next: typeof event) => onChange({ ...value, event: next });
  return (
    <Flex
      role="group"
      aria-label={text('builder.step-label', { number })}
      direction="column"
      alignItems="stretch"
      gap={2}
    >
      <EventSentence
        at={`steps.${at}.event`}
        value={event}
        onChange={putEvent}
        lead={<When at={at} value={value} onChange={onChange} />}
      >
        {onRemove && (
          <IconButton
            variant="ghost"
            size="S"
            label={text('builder.step-remove', { number })}
            disabled={isDisabled}
            onClick={onRemove}
          >
            <Trash />
          </IconButton>
        )}
      </EventSentence>
    </Flex>
  );
}

/** How soon after the step before. */
function When({ at, value, onChange }: Omit<StepProps, 'onRemove'>) {
  const text = useText();
  const { after } = value;
  if (at === 0) return <Words>{text('builder.step-first')}</Words>;
  return (
    <>
      <InlineSelect
        at={`steps.${at}.when`}
        label={text('builder.step-when')}
        value={after ? 'within' : 'later'}
        choices={(['later', 'within'] as const).map((one) => ({
          value: one,
          label: text(`builder.step-${one}`),
        }))}
        onChange={(next) =>
          onChange({ ...value, after: next === 'later' ? null : { count: 1, unit: 'days' } })
        }
      />
      {after && (
        <DurationFields
          at={`steps.${at}.after`}
          value={after}
          onChange={(next) => onChange({ ...value, after: next })}
        />
      )}
    </>
  );
}

interface SameProps {
  event: SequenceDraft['steps'][number]['event'];
  value: string | null;
  onChange: (value: string | null) => void;
}

function Same({ event, value, onChange }: SameProps) {
  const text = useText();
  const properties = useKnownProperties(event);
  return (
    <>
      <InlineSelect
        at="sameness"
        label={text('builder.same')}
        value={value === null ? 'no' : 'yes'}
        choices={(['no', 'yes'] as const).map((one) => ({
          value: one,
          label: text(`builder.same-${one}`),
        }))}
        onChange={(next) => onChange(next === 'no' ? null : (value ?? ''))}
      />
      {value !== null && (
        <InlineSuggest
          at="same"
          label={text('builder.path-property')}
          value={value}
          suggestions={properties}
          placeholder={text('builder.path-example-property')}
          onChange={onChange}
        />
      )}
    </>
  );
}
