import { FormCell, FormSection, SelectField, TextField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { HeadersField } from './HeadersField.tsx';

/** Where rows are sent to, how they are put, and what proves us to the receiver. */
export function HttpSection() {
  const text = useText();
  return (
    <FormSection title={text('destinations.where')}>
      <FormCell>
        <TextField
          name="url"
          label={text('destinations.url')}
          hint={text('destinations.url-hint')}
          placeholder="https://"
          required
        />
      </FormCell>
      <FormCell>
        <SelectField
          name="preset"
          label={text('destinations.format')}
          hint={text('destinations.preset-hint')}
          required
          choices={(['flat', 'raptor-stream'] as const).map((value) => ({
            value,
            label: text(`destinations.preset-${value}`),
          }))}
        />
      </FormCell>
      <FormCell columns={12}>
        <HeadersField />
      </FormCell>
    </FormSection>
  );
}
