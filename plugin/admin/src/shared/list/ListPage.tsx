import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { BackButton, Layouts, Page, SearchInput } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import { ListContent, type ListResult } from './ListContent.tsx';

interface Props<Item> {
  title: string;
  subtitle: string;
  /** What the query hook of the list returns. */
  result: ListResult<Item>;
  /** Address of the list that this one stands beside. */
  back?: string;
  /** What is being searched for, of `useListQuery`; left out where a list has no search. */
  search?: string;
  /** What the search box says. */
  searchLabel?: string;
  /** Stands beside the search box. */
  filters?: ReactNode;
  /** Whether the filters leave anything out. */
  isFiltered?: boolean;
  /** What the button says that leads to `create`; nothing where the editor may not. */
  createLabel?: string | false;
  /** Stands beside the button to create. */
  secondaryAction?: ReactNode;
  /** What this list is for, while there is nothing in it. */
  empty: string;
  /** What is not known while the connector is away, before the reason. */
  unknown?: string;
  /** The table of the items, undefined while they are being loaded. */
  children: (items: Item[] | undefined) => ReactNode;
}

/**
 * The page of a list: heading, button to create, search, and below them the table with its pages,
 * or what stands in its place while there is nothing, nothing found, or something wrong.
 *
 * @example
 *   const query = useListQuery(sourcesQuerySchema);
 *   const result = useCdpSourcesQuery(query, { pollingInterval });
 *   return (
 *     <ListPage title={…} subtitle={…} empty={…} result={result} search={query.search}
 *       searchLabel={…} createLabel={allowed.create && text('sources.create')}>
 *       {(sources) => <SourcesTable sources={sources} />}
 *     </ListPage>
 *   );
 */
export function ListPage<Item>(props: Props<Item>) {
  const { title, subtitle, result, search = '', searchLabel, filters, isFiltered = false } = props;
  const isEmpty = result.data?.pagination.total === 0 && search === '' && !isFiltered;
  const createButton = props.createLabel ? (
    <LinkButton tag={NavLink} to="create" startIcon={<Plus />}>
      {props.createLabel}
    </LinkButton>
  ) : undefined;
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={subtitle}
        navigationAction={props.back && <BackButton fallback={props.back} />}
        secondaryAction={props.secondaryAction}
        primaryAction={isEmpty ? undefined : createButton}
      />
      {!isEmpty && (searchLabel || filters) && (
        <Layouts.Action
          startActions={
            <>
              {searchLabel && <SearchInput label={searchLabel} />}
              {filters}
            </>
          }
        />
      )}
      <Layouts.Content>
        <ListContent
          result={result}
          search={search}
          isFiltered={isFiltered}
          empty={props.empty}
          action={createButton}
          unknown={props.unknown}
        >
          {props.children}
        </ListContent>
      </Layouts.Content>
    </Page.Main>
  );
}
