import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { KnownForRules } from 'strapi-cdp-config';
import type { Suggestion } from '../../../shared/suggest/index.ts';
import { useText } from '../../../shared/text/index.ts';
import { useCdpKnownForRulesQuery } from '../api.ts';

const NOTHING: KnownForRules = {
  traits: [],
  identifierTypes: [],
  catalogueFields: [],
  consentCategories: [],
};

/** What is known of profiles and of the catalogue; nothing while the connector is away. */
function useKnown(): KnownForRules {
  return useCdpKnownForRulesQuery().data ?? NOTHING;
}

/** Traits that profiles have, the most frequent first. */
export function useKnownTraits(): Suggestion[] {
  const { traits } = useKnown();
  const count = useProfiles();
  return useMemo(
    () => traits.map(({ path, profiles }) => ({ value: path, detail: count(profiles) })),
    [traits, count],
  );
}

/** The most frequent values of a trait. */
export function useTraitValues(path: string): Suggestion[] {
  const { traits } = useKnown();
  const { formatNumber } = useIntl();
  return useMemo(
    () =>
      (traits.find((trait) => trait.path === path)?.values ?? []).map(({ value, count }) => ({
        value,
        detail: formatNumber(count),
      })),
    [traits, path, formatNumber],
  );
}

/** Types of identifier that profiles have, the most frequent first. */
export function useKnownIdentifierTypes(): Suggestion[] {
  const { identifierTypes } = useKnown();
  const say = useProfiles();
  return useMemo(
    () => identifierTypes.map(({ type, count }) => ({ value: type, detail: say(count) })),
    [identifierTypes, say],
  );
}

/** Categories of consent that somebody decided about. */
export function useKnownConsentCategories(): Suggestion[] {
  const { consentCategories } = useKnown();
  return useMemo(() => consentCategories.map((value) => ({ value })), [consentCategories]);
}

/** Content types of the catalogue, and the fields of one of them. */
export function useKnownCatalogue(contentType: string): {
  contentTypes: Suggestion[];
  fields: Suggestion[];
} {
  const { catalogueFields } = useKnown();
  return useMemo(() => {
    const types = [...new Set(catalogueFields.map((one) => one.contentType))];
    const fields = catalogueFields.filter((one) => one.contentType === contentType);
    return {
      contentTypes: types.map((value) => ({ value })),
      fields: fields.map(({ field, values }) => ({
        value: field,
        detail: values.slice(0, 3).join(', '),
      })),
    };
  }, [catalogueFields, contentType]);
}

function useProfiles(): (count: number) => string {
  const text = useText();
  const { formatNumber } = useIntl();
  return useMemo(
    () => (count: number) => text('builder.known-profiles', { count: formatNumber(count) }),
    [text, formatNumber],
  );
}
