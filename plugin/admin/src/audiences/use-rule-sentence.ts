import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { type Rule, type RuleNames, ruleClause, ruleSentence } from 'strapi-cdp-config';
import type { AudienceChoices } from '../../../shared/contracts/audiences.ts';
import { useCdpAudienceChoicesQuery } from './api.ts';
import { sentenceLanguage } from './sentence-language.ts';

const NOTHING: AudienceChoices = { groups: [], audiences: [], computedTraits: [], sources: [] };

/** Says rules in plain language, in that of the editor. */
export function useRuleSentence(): (rule: Rule) => string {
  const names = useNames();
  const language = sentenceLanguage(useIntl().locale);
  return useCallback((rule) => ruleSentence(rule, language, names), [language, names]);
}

/** The same for parts of rules, which are no sentences. */
export function useRuleClause(): (rule: Rule) => string {
  const names = useNames();
  const language = sentenceLanguage(useIntl().locale);
  return useCallback((rule) => ruleClause(rule, language, names), [language, names]);
}

function useNames(): RuleNames {
  const { data = NOTHING } = useCdpAudienceChoicesQuery();
  return useMemo(() => namesIn(data), [data]);
}

function namesIn({ groups, audiences, computedTraits, sources }: AudienceChoices): RuleNames {
  const group = (identifier: string) => groups.find((one) => one.identifier === identifier);
  return {
    audience: (identifier) => audiences.find((one) => one.identifier === identifier)?.name,
    segmentGroup: (identifier) => group(identifier)?.name,
    segment: (owner, identifier) =>
      group(owner)?.segments.find((one) => one.identifier === identifier)?.name,
    computedTrait: (identifier) =>
      computedTraits.find((one) => one.identifier === identifier)?.name,
    source: (key) => sources.find((one) => one.key === key)?.name,
  };
}
