import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useText } from '../../shared/text/index.ts';
import { PRESET_KINDS, type PresetKind } from './preset.ts';

/** The value of the choice to write a cron expression. */
const CRON = 'cron';

interface Props {
  /** Undefined for a schedule that is written as a cron expression. */
  kind: PresetKind | undefined;
  isDisabled: boolean;
  onChoose: (kind: PresetKind | undefined) => void;
}

/** How a schedule repeats. */
export function PresetKindField({ kind, isDisabled, onChoose }: Props) {
  const text = useText();
  return (
    <Field.Root name="schedule-kind" id="schedule-kind" width="100%">
      <Field.Label>{text('schedule.repeat')}</Field.Label>
      <SingleSelect
        value={kind ?? CRON}
        disabled={isDisabled}
        onChange={(chosen) => onChoose(PRESET_KINDS.find((known) => known === chosen))}
      >
        {PRESET_KINDS.map((preset) => (
          <SingleSelectOption key={preset} value={preset}>
            {text(`schedule.kind-${preset}`)}
          </SingleSelectOption>
        ))}
        <SingleSelectOption value={CRON}>{text('schedule.kind-cron')}</SingleSelectOption>
      </SingleSelect>
    </Field.Root>
  );
}
