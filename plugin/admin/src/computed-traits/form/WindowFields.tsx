import { type Window, windowUnitSchema } from 'strapi-cdp-config';
import { FormCell, NumberField, SelectField, useFormField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { KindField } from './KindField.tsx';

type Kind = 'all' | 'last';

/** Over which time. */
export function WindowFields() {
  const text = useText();
  const { value: window, isDisabled, change } = useFormField<Window | null>('window');
  return (
    <>
      <FormCell>
        <KindField<Kind>
          name="window.kind"
          label={text('computed.window')}
          hint={window ? text('computed.window-hint') : undefined}
          disabled={isDisabled}
          kind={window ? 'last' : 'all'}
          choices={(['all', 'last'] as const).map((value) => ({
            value,
            label: text(`computed.window-${value}`),
          }))}
          onChoose={(kind) => change(kind === 'all' ? null : { count: 30, unit: 'days' })}
        />
      </FormCell>
      {window && (
        <>
          <FormCell columns={3}>
            <NumberField name="window.count" label={text('computed.window-count')} required />
          </FormCell>
          <FormCell columns={3}>
            <SelectField
              name="window.unit"
              label={text('computed.window-unit')}
              required
              choices={windowUnitSchema.options.map((value) => ({
                value,
                label: text(`computed.unit-${value}`),
              }))}
            />
          </FormCell>
        </>
      )}
    </>
  );
}
