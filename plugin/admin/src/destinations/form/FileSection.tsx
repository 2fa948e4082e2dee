import {
  FormCell,
  FormSection,
  SelectField,
  SwitchField,
  TextField,
} from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';

/** The folder that files are written to, and what they are. */
export function FileSection() {
  const text = useText();
  return (
    <FormSection title={text('destinations.where')}>
      <FormCell>
        <TextField
          name="directory"
          label={text('destinations.directory')}
          hint={text('destinations.directory-hint')}
          required
        />
      </FormCell>
      <FormCell columns={3}>
        <SelectField
          name="format"
          label={text('destinations.format')}
          required
          choices={(['ndjson', 'csv'] as const).map((value) => ({
            value,
            label: text(`destinations.format-${value}`),
          }))}
        />
      </FormCell>
      <FormCell columns={3}>
        <SwitchField
          name="gzip"
          label={text('destinations.gzip')}
          onLabel={text('yes')}
          offLabel={text('no')}
        />
      </FormCell>
    </FormSection>
  );
}
