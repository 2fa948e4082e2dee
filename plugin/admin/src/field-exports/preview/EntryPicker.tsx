import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { SampleEntry } from '../../../../shared/contracts/field-exports.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpSampleEntriesQuery } from '../api.ts';

/** Milliseconds without a key until entries are looked for. */
const PAUSE = 300;

interface Props {
  contentType: string;
  entry: SampleEntry | undefined;
  onChange: (entry: SampleEntry | undefined) => void;
}

const keyOf = ({ documentId, locale }: SampleEntry) => `${documentId}/${locale ?? ''}`;

/** Picks a real entry, by what it is called. */
export function EntryPicker({ contentType, entry, onChange }: Props) {
  const text = useText();
  const nameOf = ({ label, locale }: SampleEntry) => (locale ? `${label} (${locale})` : label);
  const [typed, setTyped] = useState('');
  // What is shown of the chosen entry is no search for another one.
  const search = useDebounce(entry && typed === nameOf(entry) ? '' : typed, PAUSE);
  const { data, isFetching } = useCdpSampleEntriesQuery({ contentType, search });
  const items = data?.items ?? [];
  const choose = (key: string | undefined) => onChange(items.find((item) => keyOf(item) === key));

  return (
    <Field.Root name="entry" width="100%">
      <Field.Label>{text('field-preview.entry')}</Field.Label>
      <Combobox
        autocomplete={{ type: 'list', filter: 'contains' }}
        value={entry ? keyOf(entry) : ''}
        textValue={typed}
        loading={isFetching}
        loadingMessage={text('field-preview.looking')}
        noOptionsMessage={() => text('field-preview.no-entry')}
        placeholder={text('field-preview.choose')}
        clearLabel={text('action.clear')}
        onClear={() => {
          setTyped('');
          onChange(undefined);
        }}
        onTextValueChange={setTyped}
        onChange={choose}
      >
        {items.map((item) => (
          <ComboboxOption key={keyOf(item)} value={keyOf(item)}>
            {nameOf(item)}
          </ComboboxOption>
        ))}
      </Combobox>
    </Field.Root>
  );
}
