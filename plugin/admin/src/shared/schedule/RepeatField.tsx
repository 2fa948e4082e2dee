import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useText } from '../text/index.ts';
import type { IntervalChoice } from './interval-choice.ts';
import type { PresetKind } from './preset.ts';

interface Props {
  label: string;
  choice: IntervalChoice;
  /** The presets that may be chosen. */
  kinds: readonly PresetKind[];
  /** What no schedule is called, where there need not be one. */
  none?: string;
  error?: string | undefined;
  isDisabled: boolean;
  onChoose: (choice: IntervalChoice) => void;
}

/** How a schedule repeats. */
export function RepeatField(props: Props) {
  const { label, choice, kinds, none, error, isDisabled, onChoose } = props;
  const text = useText();
  const choices: { value: IntervalChoice; label: string }[] = [
    ...(none === undefined ? [] : [{ value: 'none' as const, label: none }]),
    ...kinds.map((value) => ({ value, label: text(`schedule.kind-${value}`) })),
    { value: 'cron', label: text('schedule.kind-cron') },
  ];
  return (
    <Field.Root name="schedule-kind" id="schedule-kind" error={error} width="100%">
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={choice}
        disabled={isDisabled}
        onChange={(next) => {
          const chosen = choices.find(({ value }) => value === next);
          if (chosen) onChoose(chosen.value);
        }}
      >
        {choices.map((one) => (
          <SingleSelectOption key={one.value} value={one.value}>
            {one.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Error />
    </Field.Root>
  );
}
