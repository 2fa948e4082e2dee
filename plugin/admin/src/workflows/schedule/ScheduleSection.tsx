import { useState } from 'react';
import { isLive, type WorkflowOptions } from 'strapi-cdp-config';
import {
  FormCell,
  FormSection,
  SwitchField,
  TextField,
  TimeZoneField,
  useFormField,
} from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { NextRuns } from './NextRuns.tsx';
import { PresetFields } from './PresetFields.tsx';
import { PresetKindField } from './PresetKindField.tsx';
import { intervalOf, type PresetKind, presetOf, presetOfKind } from './preset.ts';

/** When a workflow runs: in friendly controls and as a cron expression, always the same in both. */
export function ScheduleSection() {
  const text = useText();
  const { value: interval = '', isDisabled, change } = useFormField<string>('interval');
  const { value: timeZone = 'UTC' } = useFormField<string>('timeZone');
  // Someone may want to write an expression that happens to be a preset.
  const [writesCron, setWritesCron] = useState(false);
  const preset = writesCron ? undefined : presetOf(interval);
  const { change: changeMode } = useFormField<WorkflowOptions['mode']>('options.mode');

  const choose = (kind: PresetKind | undefined) => {
    setWritesCron(kind === undefined);
    // Nobody has a cron expression begin with «live».
    if (kind === undefined && isLive(interval))
      change(intervalOf(presetOfKind('daily', undefined)));
    if (kind) change(intervalOf(presetOfKind(kind, presetOf(interval))));
    if (kind === 'live') changeMode('changes');
  };

  return (
    <FormSection title={text('schedule.title')} hint={text('schedule.hint')}>
      <FormCell>
        <PresetKindField kind={preset?.kind} isDisabled={isDisabled} onChoose={choose} />
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
      {!isLive(interval) && (
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
      <FormCell>
        <SwitchField
          name="enabled"
          label={text('workflow.enabled')}
          hint={text('workflow.enabled-hint')}
          onLabel={text('workflow.on')}
          offLabel={text('workflow.paused')}
        />
      </FormCell>
      <FormCell>
        <NextRuns interval={interval} timeZone={timeZone} />
      </FormCell>
    </FormSection>
  );
}
