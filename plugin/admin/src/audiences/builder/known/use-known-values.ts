import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Suggestion } from '../../../shared/suggest/index.ts';
import { useCdpKnownForRulesQuery, useCdpKnownValuesQuery } from '../api.ts';
import type { EventDraft, FilterDraft } from '../model/conditions.ts';

interface KnownValues {
  suggestions: Suggestion[];
  /** Has them looked up; until then nobody asks. */
  look: () => void;
}

/** Values that a condition on events may be compared with, the most frequent first. */
export function useFilterValues(event: EventDraft, filter: FilterDraft): KnownValues {
  const { formatNumber } = useIntl();
  const [isWanted, setWanted] = useState(false);
  const known = useCdpKnownForRulesQuery().data;
  const path = filter.subject === 'property' ? filter.path : '';
  const name = event.name ? { name: event.name } : {};
  const values = useCdpKnownValuesQuery(
    { type: event.type, path, ...name },
    { skip: !isWanted || path === '' || event.name === '' },
  ).currentData;
  const suggestions = useMemo(() => {
    if (filter.subject === 'catalogue') {
      const { contentType, field } = filter.catalogue;
      const found = known?.catalogueFields.find(
        (one) => one.contentType === contentType && one.field === field,
      );
      return (found?.values ?? []).map((value) => ({ value }));
    }
    return (values?.items ?? []).map(({ value, count }) => ({
      value,
      detail: formatNumber(count),
    }));
  }, [known, values, filter, formatNumber]);
  return { suggestions, look: () => setWanted(true) };
}
