import {
  Box,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { eventTypeSchema } from 'strapi-cdp-config';
import { verdictSchema } from '../../../../shared/contracts/events.ts';
import { useText } from '../../shared/text/index.ts';
import type { LiveFilter } from './use-live-events.ts';

interface Props {
  filter: LiveFilter;
  onChange: (filter: LiveFilter) => void;
}

/** Narrows what arrives down to what an editor looks for. */
export function LiveFilters({ filter, onChange }: Props) {
  const text = useText();
  const write = (name: keyof LiveFilter) => (value: string | number | null | undefined) =>
    onChange({ ...filter, [name]: value ? String(value) : undefined });
  return (
    <Flex gap={3} wrap="wrap" alignItems="flex-end">
      <Choice
        label={text('live.verdict')}
        value={filter.verdict}
        choices={verdictSchema.options.map((verdict) => ({
          value: verdict,
          label: text(`live.verdict-${verdict}`),
        }))}
        onChange={write('verdict')}
      />
      <Choice
        label={text('live.type')}
        value={filter.type}
        choices={eventTypeSchema.options.map((type) => ({ value: type, label: type }))}
        onChange={write('type')}
      />
      <Typed label={text('live.name')} value={filter.name} onChange={write('name')} />
      <Typed label={text('live.source')} value={filter.source} onChange={write('source')} />
    </Flex>
  );
}

interface FieldProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | number | null | undefined) => void;
}

function Choice({
  choices,
  ...field
}: FieldProps & { choices: { value: string; label: string }[] }) {
  const text = useText();
  return (
    <Box width="16rem">
      <Field.Root>
        <Field.Label>{field.label}</Field.Label>
        <SingleSelect
          value={field.value ?? null}
          placeholder={text('live.any')}
          clearLabel={text('live.any')}
          onClear={() => field.onChange(undefined)}
          onChange={field.onChange}
        >
          {choices.map(({ value, label }) => (
            <SingleSelectOption key={value} value={value}>
              {label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
}

function Typed({ label, value, onChange }: FieldProps) {
  const text = useText();
  return (
    <Box width="16rem">
      <Field.Root>
        <Field.Label>{label}</Field.Label>
        <TextInput
          value={value ?? ''}
          placeholder={text('live.any')}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field.Root>
    </Box>
  );
}
