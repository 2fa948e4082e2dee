import type { EventSelection } from 'strapi-cdp-config';
import { useCdpFieldExportQuery, useCdpFieldExportsQuery } from '../../field-exports/index.ts';
import { useCdpPlanQuery } from '../../plan/index.ts';
import { useReadable } from '../../shared/access/index.ts';

/** Events that are looked through: as many as one page of the plan may have. */
const MOST_EVENTS = 100;

/** The events that came or are planned; none for editors who may not see the plan. */
function useKnownEvents() {
  const isReadable = useReadable();
  const { data } = useCdpPlanQuery(
    { search: '', page: 1, pageSize: MOST_EVENTS },
    { skip: !isReadable('plan') },
  );
  return data?.items ?? [];
}

/** Names that events of a type have. */
export function useKnownNames(type: EventSelection['type'] | undefined): string[] {
  const events = useKnownEvents();
  return type === 'track'
    ? events.filter((event) => event.type === type).map(({ name }) => name)
    : [];
}

/** Properties that the chosen events have, by what came and by the plan. */
export function useKnownProperties({ type, name }: Partial<EventSelection>): string[] {
  const events = useKnownEvents();
  const chosen = events.filter(
    (event) => event.type === type && (!name || type !== 'track' || event.name === name),
  );
  const names = chosen.flatMap(({ properties, seen }) => [
    ...properties.map((property) => property.name),
    ...(seen?.properties.map((property) => property.name) ?? []),
  ]);
  return [...new Set(names)].sort();
}

/** Content types of the site, and the names under which the fields of the chosen one leave. */
export function useKnownCatalogue(contentType: string | undefined) {
  const isReadable = useReadable();
  const skip = !isReadable('field-exports');
  const { data: types } = useCdpFieldExportsQuery(undefined, { skip });
  const contentTypes = types?.items.map((item) => item.contentType) ?? [];
  const isKnown = contentType !== undefined && contentTypes.includes(contentType);
  const { data: details } = useCdpFieldExportQuery(
    { contentType: contentType ?? '' },
    { skip: skip || !isKnown },
  );
  return { contentTypes, fields: isKnown ? (details?.fields.map(({ name }) => name) ?? []) : [] };
}
