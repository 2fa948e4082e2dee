import { Pagination as StrapiPagination, useQueryParams } from '@strapi/strapi/admin';
import { useEffect } from 'react';
import type { Pagination } from 'strapi-cdp-config';

/** Links to the pages of a list, and how many rows a page has. */
export function Pages({ pagination }: { pagination: Pagination }) {
  const { page, pageCount, total } = pagination;
  const [, setQuery] = useQueryParams<{ page: number }>();

  // Whoever deletes the only row of the last page goes on at the page before.
  useEffect(() => {
    if (pageCount > 0 && page > pageCount) setQuery({ page: pageCount }, 'push', true);
  }, [page, pageCount, setQuery]);

  return (
    <StrapiPagination.Root pageCount={pageCount} total={total} defaultPageSize={20}>
      <StrapiPagination.PageSize />
      <StrapiPagination.Links />
    </StrapiPagination.Root>
  );
}
