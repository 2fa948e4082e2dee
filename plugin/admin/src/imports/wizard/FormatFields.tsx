import { Flex } from '@strapi/design-system';
import {
  type CsvFormat,
  type ImportFormat,
  importEncodingSchema,
  importSeparatorSchema,
} from 'strapi-cdp-config';
import { useText } from '../../shared/text/index.ts';
import { Choice } from './Choice.tsx';

interface Props {
  format: ImportFormat;
  onChange: (format: ImportFormat) => void;
}

const QUOTES: CsvFormat['quote'][] = ['double', 'single', 'none'];

/** How the file is read. */
export function FormatFields({ format, onChange }: Props) {
  const text = useText();
  const { encoding } = format;
  const csv: CsvFormat =
    format.kind === 'csv'
      ? format
      : { kind: 'csv', encoding, separator: 'comma', quote: 'double', header: true };
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      <Choice
        label={text('import.kind')}
        value={format.kind}
        options={[
          { value: 'csv', label: text('import.kind-csv') },
          { value: 'ndjson', label: text('import.kind-ndjson') },
        ]}
        onChange={(kind) => onChange(kind === 'csv' ? csv : { kind, encoding })}
      />
      <Choice
        label={text('import.encoding')}
        value={encoding}
        options={importEncodingSchema.options.map((value) => ({
          value,
          label: value.toUpperCase(),
        }))}
        onChange={(value) => onChange({ ...format, encoding: value })}
      />
      {format.kind === 'csv' && (
        <>
          <Choice
            label={text('import.separator')}
            value={format.separator}
            options={importSeparatorSchema.options.map((value) => ({
              value,
              label: text(`import.separator-${value}`),
            }))}
            onChange={(separator) => onChange({ ...format, separator })}
          />
          <Choice
            label={text('import.quote')}
            value={format.quote}
            options={QUOTES.map((value) => ({ value, label: text(`import.quote-${value}`) }))}
            onChange={(quote) => onChange({ ...format, quote })}
          />
          <Choice
            label={text('import.header')}
            value={format.header ? 'yes' : 'no'}
            options={[
              { value: 'yes', label: text('import.header-yes') },
              { value: 'no', label: text('import.header-no') },
            ]}
            onChange={(header) => onChange({ ...format, header: header === 'yes' })}
          />
        </>
      )}
    </Flex>
  );
}
