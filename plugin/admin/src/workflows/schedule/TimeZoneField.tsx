import { Combobox, ComboboxOption } from '@strapi/design-system';
import { FieldFrame, useFormField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';

const TIME_ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** The time zone in which a schedule is meant; found by typing a part of its name. */
export function TimeZoneField() {
  const text = useText();
  const { value, error, isDisabled, change } = useFormField<string>('timeZone');
  // A zone that this browser does not list, such as an old alias, stays what it is.
  const zones = value && !TIME_ZONES.includes(value) ? [value, ...TIME_ZONES] : TIME_ZONES;
  return (
    <FieldFrame
      name="timeZone"
      label={text('schedule.time-zone')}
      hint={text('schedule.time-zone-hint')}
      error={error}
      required
    >
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
