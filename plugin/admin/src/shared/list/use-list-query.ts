import { useQueryParams } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import type { z } from 'zod';

/**
 * What the address of the page asks of a list: Strapi's search box, column headings and page links
 * write it there. Whatever a contract does not allow counts as not said.
 */
export function useListQuery<Output>(schema: z.ZodType<Output>): Output {
  const [{ query }] = useQueryParams<Record<string, unknown>>();
  return useMemo(() => {
    const { _q, sort, page, pageSize } = query;
    const asked = {
      search: _q,
      query: _q,
      sort: typeof sort === 'string' ? sort.replace(/:(ASC|DESC)$/, lowerCase) : undefined,
      page,
      pageSize,
    };
    const allowed = Object.entries(asked).filter(
      ([name, value]) => value !== undefined && schema.safeParse({ [name]: value }).success,
    );
    return schema.parse(Object.fromEntries(allowed));
  }, [query, schema]);
}

const lowerCase = (order: string) => order.toLowerCase();
