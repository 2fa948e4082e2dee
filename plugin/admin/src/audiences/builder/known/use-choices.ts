import { useMemo } from 'react';
import type { AudienceChoices } from '../../../../../shared/contracts/audiences.ts';
import type { Suggestion } from '../../../shared/suggest/index.ts';
import { useCdpAudienceChoicesQuery } from '../../api.ts';

const NOTHING: AudienceChoices = { groups: [], audiences: [], computedTraits: [], sources: [] };

function useChoices(): AudienceChoices {
  return useCdpAudienceChoicesQuery().data ?? NOTHING;
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

/** What people call an audience; its identifier where nobody knows it any more. */
export function useAudienceName(): (identifier: string) => string {
  const { audiences } = useChoices();
  return (identifier) =>
    audiences.find((audience) => audience.identifier === identifier)?.name ?? identifier;
}
