import type { WorkflowOptions } from 'strapi-cdp-config';
import { FormCell, FormSection, SwitchField, useFormField } from '../../shared/form/index.ts';
import { IntervalCells, NextRuns, PRESET_KINDS } from '../../shared/schedule/index.ts';
import { useText } from '../../shared/text/index.ts';

/** When a workflow runs. */
export function ScheduleSection() {
  const text = useText();
  const { value: interval = '' } = useFormField<string>('interval');
  const { value: timeZone = 'UTC' } = useFormField<string>('timeZone');
  const { change: changeMode } = useFormField<WorkflowOptions['mode']>('options.mode');
  return (
    <FormSection title={text('schedule.title')} hint={text('schedule.hint')}>
      <IntervalCells
        kinds={PRESET_KINDS}
        onChosen={(choice) => {
          if (choice === 'live') changeMode('changes');
        }}
      />
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
