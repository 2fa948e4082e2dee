import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useText } from '../text/index.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useFormField } from './use-form-field.ts';

const TIME_ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

interface Props {
  /** Path of the value in the form. */
  name: string;
  hint?: string;
}

/** A time zone, found by typing a part of its name. */
export function TimeZoneField({ name, hint }: Props) {
  const text = useText();
  const { value, error, isDisabled, change } = useFormField<string>(name);
  // A zone that this browser does not list, such as an old alias, stays what it is.
  const zones = value && !TIME_ZONES.includes(value) ? [value, ...TIME_ZONES] : TIME_ZONES;
  return (
    <FieldFrame name={name} label={text('schedule.time-zone')} hint={hint} error={error} required>
      <Combobox
        autocomplete={{ type: 'list', filter: 'contains' }}
        value={value}
        // Until its list was open once, the combobox knows no text for the value.
        defaultTextValue={value}
        disabled={isDisabled}
        onChange={(zone) => change(zone ?? '')}
        noOptionsMessage={() => text('schedule.time-zone-none')}
      >
        {zones.map((zone) => (
          <ComboboxOption key={zone} value={zone}>
            {zone}
          </ComboboxOption>
        ))}
      </Combobox>
    </FieldFrame>
  );
}
