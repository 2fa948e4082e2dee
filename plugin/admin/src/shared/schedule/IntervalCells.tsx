import { useState } from 'react';
import { isLive } from 'strapi-cdp-config';
import { FormCell, TextField, TimeZoneField, useFormField } from '../form/index.ts';
import { useText } from '../text/index.ts';
import { type IntervalChoice, intervalOfChoice } from './interval-choice.ts';
import { PresetFields } from './PresetFields.tsx';
import { intervalOf, type PresetKind, presetOf } from './preset.ts';
import { RepeatField } from './RepeatField.tsx';

interface Props {
  /** «Repeat» by default. */
  label?: string;
  /** The presets that may be chosen. */
  kinds: readonly PresetKind[];
  /** What no schedule is called, where there need not be one; the `interval` is null then. */
  none?: string;
  onChosen?: (choice: IntervalChoice) => void;
}

/**
 * The `interval` and `timeZone` of the form around, as cells of a section: in friendly controls and
 * as a cron expression, always the same in both.
 */
export function IntervalCells({ label, kinds, none, onChosen }: Props) {
  const text = useText();
  const { value, error, isDisabled, change } = useFormField<string | null>('interval');
  // Someone may want to write an expression that happens to be a preset.
  const [writesCron, setWritesCron] = useState(false);
  const interval = value ?? null;
  const preset = writesCron || interval === null ? undefined : presetOf(interval);

  const choose = (choice: IntervalChoice) => {
    setWritesCron(choice === 'cron');
    change(intervalOfChoice(choice, interval));
    onChosen?.(choice);
  };

  return (
    <>
      <FormCell>
        <RepeatField
          label={label ?? text('schedule.repeat')}
          choice={preset?.kind ?? (interval === null ? 'none' : 'cron')}
          kinds={kinds}
          none={none}
          error={interval === null ? error : undefined}
          isDisabled={isDisabled}
          onChoose={choose}
        />
      </FormCell>
      <FormCell>
        {preset && (
          <PresetFields
            preset={preset}
            isDisabled={isDisabled}
            onChange={(next) => change(intervalOf(next))}
          />
        )}
      </FormCell>
      {interval !== null && !isLive(interval) && (
        <>
          <FormCell>
            <TextField
              name="interval"
              label={text('schedule.cron')}
              hint={text('schedule.cron-hint')}
              required
            />
          </FormCell>
          <FormCell>
            <TimeZoneField name="timeZone" hint={text('schedule.time-zone-hint')} />
          </FormCell>
        </>
      )}
    </>
  );
}
