import { Box, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import {
  type PrivacyRequestsQuery,
  privacyActionSchema,
  privacyStateSchema,
} from '../../../../shared/contracts/privacy.ts';
import { useText } from '../../shared/text/index.ts';

/** Narrows the audit down, in the address of the page. */
export function RequestFilters({ query }: { query: PrivacyRequestsQuery }) {
  const text = useText();
  const [, setQuery] = useQueryParams<{ action?: string; state?: string; page?: number }>();
  return (
    <Flex gap={2} wrap="wrap">
      <Filter
        label={text('privacy.any-action')}
        value={query.action}
        choices={privacyActionSchema.options.map((action) => [action, text(`privacy.${action}`)])}
        onChange={(action) => setQuery({ action, page: 1 }, 'push', true)}
      />
      <Filter
        label={text('privacy.any-state')}
        value={query.state}
        choices={privacyStateSchema.options.map((state) => [state, text(`privacy.state-${state}`)])}
        onChange={(state) => setQuery({ state, page: 1 }, 'push', true)}
      />
    </Flex>
  );
}

interface FilterProps {
  /** What is said while nothing is chosen. */
  label: string;
  value: string | undefined;
  choices: [string, string][];
  onChange: (value: string | undefined) => void;
}

function Filter({ label, value, choices, onChange }: FilterProps) {
  return (
    <Box width="18rem">
      <SingleSelect
        aria-label={label}
        placeholder={label}
        size="S"
        value={value ?? null}
        onChange={(next) => onChange(String(next))}
        onClear={value === undefined ? undefined : () => onChange(undefined)}
      >
        {choices.map(([choice, name]) => (
          <SingleSelectOption key={choice} value={choice}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}
