import { Flex, Loader, Searchbar, SearchForm, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { AudienceRow } from '../../../../shared/contracts/audiences.ts';
import { isConnectorAway, isNotFound, toFailure } from '../../shared/api/index.ts';
import { DownloadButton } from '../../shared/download/index.ts';
import { FailurePanel, Panel } from '../../shared/feedback/index.ts';
import { ForthAndBack } from '../../shared/list/index.ts';
import { usePolling } from '../../shared/polling/index.ts';
import { useText } from '../../shared/text/index.ts';
import { membersAddress, useCdpAudienceMembersQuery } from '../api.ts';
import { MembersTable } from './MembersTable.tsx';

/** Milliseconds without a key pressed after which the search begins. */
const PAUSE = 350;
/** Milliseconds between two looks. */
const REFRESH = 10_000;
const PAGE_SIZE = 10;

/** Who is in an audience, the latest first. */
export function MembersPanel({ audience }: { audience: AudienceRow }) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const query = useDebounce(typed.trim(), PAUSE);
  return (
    <Panel
      title={text('audiences.members')}
      action={
        <Flex gap={2}>
          <SearchForm onSubmit={(event) => event.preventDefault()}>
            <Searchbar
              name="members"
              size="S"
              value={typed}
              placeholder={text('audiences.members-example')}
              clearLabel={text('profiles.search-clear')}
              onClear={() => setTyped('')}
              onChange={({ target }) => setTyped(target.value)}
            >
              {text('audiences.members-search')}
            </Searchbar>
          </SearchForm>
          <DownloadButton
            address={membersAddress(audience.documentId)}
            fileName={`${audience.identifier}.csv`}
          />
        </Flex>
      }
    >
      <Members key={query} documentId={audience.documentId} query={query} />
    </Panel>
  );
}

function Members({ documentId, query }: { documentId: string; query: string }) {
  const text = useText();
  /** The beginnings of the pages up to the present one; that of the first has no name. */
  const [way, setWay] = useState<string[]>([]);
  const pollingInterval = usePolling(REFRESH);
  const { data, error, refetch } = useCdpAudienceMembersQuery(
    { documentId, query, after: way.at(-1), pageSize: PAGE_SIZE },
    { pollingInterval },
  );
  if (error) {
    const failure = toFailure(error);
    if (isNotFound(failure)) {
      return <Typography textColor="neutral600">{text('audiences.members-not-yet')}</Typography>;
    }
    // The page says what to do about that already.
    if (isConnectorAway(failure)) {
      return <Typography textColor="neutral600">{text('connector-away.title')}</Typography>;
    }
    return <FailurePanel error={error} onRetry={refetch} />;
  }
  if (!data) return <Loader small>{text('list.loading')}</Loader>;
  if (data.items.length === 0) {
    return (
      <Typography textColor="neutral600" role="status">
        {query === '' ? text('audiences.members-none') : text('list.no-results', { search: query })}
      </Typography>
    );
  }
  return (
    <>
      <MembersTable members={data.items} />
      <ForthAndBack next={data.next} way={way} onGo={setWay} />
    </>
  );
}
