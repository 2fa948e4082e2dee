import { useQueryParams } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { type ProfilesQuery, profilesQuerySchema } from 'strapi-cdp-config';

/** What the address of the list says. `seen` is in days. */
export type ProfilesAddress = Partial<
  Record<'_q' | 'known' | 'source' | 'segment' | 'seen' | 'sort' | 'after' | 'before', string>
>;

const HOUR = 60 * 60 * 1000;

/** Reads what the address asks for. Whatever the contract does not allow counts as not said. */
export function useProfilesQuery(): ProfilesQuery {
  const [{ query }] = useQueryParams<ProfilesAddress>();
  return useMemo(() => {
    const days = Number(query.seen);
    // To the hour, so that the list stays the same list while someone pages through it.
    const hour = Math.floor(Date.now() / HOUR) * HOUR;
    const asked = {
      query: query._q,
      known: query.known,
      source: query.source,
      segment: query.segment,
      seenSince: days > 0 ? new Date(hour - days * 24 * HOUR).toISOString() : undefined,
      sort: query.sort,
      after: query.after,
      before: query.before,
    };
    const allowed = Object.entries(asked).filter(
      ([name, value]) =>
        value !== undefined && profilesQuerySchema.safeParse({ [name]: value }).success,
    );
    return profilesQuerySchema.parse(Object.fromEntries(allowed));
  }, [query]);
}
