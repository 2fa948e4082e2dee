import { FormCell, FormSection, SelectField } from '../shared/form/index.ts';
import { useText } from '../shared/text/index.ts';
import { LinesField } from './LinesField.tsx';

/** What customers must have agreed to, and what is kept of their address. */
export function ConsentSection() {
  const text = useText();
  return (
    <FormSection title={text('sources.privacy')} hint={text('sources.privacy-hint')}>
      {(['store', 'profile', 'activate'] as const).map((use) => (
        <FormCell key={use}>
          <LinesField
            name={`consent.${use}`}
            label={text(`sources.consent-${use}`)}
            hint={text(`sources.consent-hint-${use}`)}
            placeholder="Analytics"
          />
        </FormCell>
      ))}
      <FormCell>
        <SelectField
          name="ip"
          label={text('sources.ip')}
          hint={text('sources.ip-hint')}
          required
          choices={(['keep', 'truncate', 'drop'] as const).map((value) => ({
            value,
            label: text(`sources.ip-${value}`),
          }))}
        />
      </FormCell>
      <FormCell>
        <SelectField
          name="plan"
          label={text('sources.plan')}
          hint={text('sources.plan-hint')}
          required
          choices={(['off', 'mark', 'block'] as const).map((value) => ({
            value,
            label: text(`sources.plan-${value}`),
          }))}
        />
      </FormCell>
    </FormSection>
  );
}
