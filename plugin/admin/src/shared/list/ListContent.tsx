import { Flex } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { Pagination } from 'strapi-cdp-config';
import { EmptyState, FailurePanel, Notice } from '../feedback/index.ts';
import { useText } from '../text/index.ts';
import { Pages } from './Pages.tsx';

/** What a query hook of a list returns. */
export interface ListResult<Item> {
  data?: {
    items: Item[];
    pagination: Pagination;
    /** Why the connector could not be asked for its part. */
    connectorProblem?: string | null;
  };
  error?: unknown;
  refetch: () => unknown;
}

interface Props<Item> {
  result: ListResult<Item>;
  /** What is being searched for. */
  search?: string;
  /** Whether filters leave anything out. */
  isFiltered?: boolean;
  /** What this list is for, while there is nothing in it. */
  empty: string;
  /** How to begin, while there is nothing in it. */
  action?: ReactNode;
  /** What is not known while the connector is away, before the reason. */
  unknown?: string;
  /** The table of the items, undefined while they are being loaded. */
  children: (items: Item[] | undefined) => ReactNode;
}

/** A table with its pages, or what stands in its place; for lists inside of other pages too. */
export function ListContent<Item>(props: Props<Item>) {
  const { result, search = '', isFiltered = false, empty, action, unknown, children } = props;
  const text = useText();
  const { data, error, refetch } = result;
  if (error) return <FailurePanel error={error} onRetry={refetch} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {data?.connectorProblem && (
        <Notice tone="warning">
          {unknown} {data.connectorProblem}
        </Notice>
      )}
      {data?.pagination.total !== 0 ? (
        <>
          {children(data?.items)}
          {data && <Pages pagination={data.pagination} />}
        </>
      ) : search ? (
        <EmptyState content={text('list.no-results', { search })} />
      ) : isFiltered ? (
        <EmptyState content={text('list.no-match')} />
      ) : (
        <EmptyState content={empty} action={action} />
      )}
    </Flex>
  );
}
