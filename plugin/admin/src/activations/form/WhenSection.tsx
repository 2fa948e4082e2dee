import { Typography } from '@strapi/design-system';
import type { ActivationChoices } from '../../../../shared/contracts/activations.ts';
import { FormCell, FormSection, useFormField } from '../../shared/form/index.ts';
import { IntervalCells, NextRuns, PRESET_KINDS } from '../../shared/schedule/index.ts';
import { useText } from '../../shared/text/index.ts';
import { TriggersField } from './TriggersField.tsx';
import { useIsFile } from './use-is-file.ts';

/** Changes are told as they happen by the checkboxes above. */
const KINDS = PRESET_KINDS.filter((kind) => kind !== 'live');

/** When an activation tells its destination. */
export function WhenSection({ choices }: { choices: ActivationChoices }) {
  const text = useText();
  const { value: interval } = useFormField<string | null>('interval');
  const { value: timeZone = 'UTC' } = useFormField<string>('timeZone');
  const isFile = useIsFile(choices);
  return (
    <FormSection title={text('activations.when')} hint={text('activations.when-hint')}>
      <FormCell columns={12}>
        {isFile ? (
          <Typography textColor="neutral600" role="status">
            {text('activations.file-hint')}
          </Typography>
        ) : (
          <TriggersField />
        )}
      </FormCell>
      <IntervalCells
        kinds={KINDS}
        label={text('activations.schedule')}
        none={text('activations.no-schedule')}
      />
      {interval && (
        <FormCell columns={12}>
          <NextRuns interval={interval} timeZone={timeZone} />
        </FormCell>
      )}
    </FormSection>
  );
}
