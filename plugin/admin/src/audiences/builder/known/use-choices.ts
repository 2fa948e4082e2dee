import { useMemo } from 'react';
import type { RuleNames } from 'strapi-cdp-config';
import { type Choices, useCdpRuleChoicesQuery } from '../api.ts';
import type { Suggestion } from '../fields/suggestions.ts';

const NOTHING: Choices = { groups: [], audiences: [], computedTraits: [], sources: [] };

function useChoices(): Choices {
  return useCdpRuleChoicesQuery().data ?? NOTHING;
}

const named = (items: { identifier: string; name: string }[] = []): Suggestion[] =>
  items.map(({ identifier, name }) => ({ value: identifier, label: name, detail: identifier }));

/** Segment groups, and the segments of one of them. */
export function useKnownSegments(group: string): { groups: Suggestion[]; segments: Suggestion[] } {
  const { groups } = useChoices();
  return useMemo(() => {
    const chosen = groups.find(({ identifier }) => identifier === group);
    return { groups: named(groups), segments: named(chosen?.segments) };
  }, [groups, group]);
}

/** Other audiences than the one that is edited. */
export function useKnownAudiences(own: string | null): Suggestion[] {
  const { audiences } = useChoices();
  return useMemo(
    () => named(audiences.filter(({ identifier }) => identifier !== own)),
    [audiences, own],
  );
}

/** Computed traits. */
export function useKnownComputedTraits(): Suggestion[] {
  const { computedTraits } = useChoices();
  return useMemo(() => named(computedTraits), [computedTraits]);
}

/** Sources, by their keys. */
export function useKnownSources(): Suggestion[] {
  const { sources } = useChoices();
  return useMemo(
    () => sources.map(({ key, name }) => ({ value: key, label: name, detail: key })),
    [sources],
  );
}

/** What sentences call that which rules refer to by identifiers. */
export function useRuleNames(): RuleNames {
  const { groups, audiences, computedTraits, sources } = useChoices();
  return useMemo(() => {
    const nameIn = (items: { identifier: string; name: string }[] = [], identifier: string) =>
      items.find((item) => item.identifier === identifier)?.name;
    const groupOf = (group: string) => groups.find(({ identifier }) => identifier === group);
    return {
      audience: (identifier) => nameIn(audiences, identifier),
      segment: (group, segment) => nameIn(groupOf(group)?.segments, segment),
      segmentGroup: (group) => groupOf(group)?.name,
      computedTrait: (identifier) => nameIn(computedTraits, identifier),
      source: (key) => sources.find((source) => source.key === key)?.name,
    };
  }, [groups, audiences, computedTraits, sources]);
}
