import { useQueryParams } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import {
  type PrivacyRequestsQuery,
  privacyRequestsQuerySchema,
} from '../../../../shared/contracts/privacy.ts';

/** What the address of the page asks of the audit. Whatever is not allowed counts as not said. */
export function useRequestsQuery(): PrivacyRequestsQuery {
  const [{ query }] = useQueryParams<Record<string, unknown>>();
  return useMemo(() => {
    const allowed = Object.entries(query).filter(
      ([name, value]) => privacyRequestsQuerySchema.safeParse({ [name]: value }).success,
    );
    return privacyRequestsQuerySchema.parse(Object.fromEntries(allowed));
  }, [query]);
}
