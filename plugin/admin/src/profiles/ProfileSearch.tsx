import { Box, Searchbar, SearchForm } from '@strapi/design-system';
import { useDebounce, useQueryParams } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useText } from '../shared/text/index.ts';
import type { ProfilesAddress } from './use-profiles-query.ts';

/** Milliseconds without a key pressed after which the search begins. */
const PAUSE = 350;

/** Searches profiles while someone types, and keeps what was typed in the address. */
export function ProfileSearch() {
  const text = useText();
  const [{ query }, setQuery] = useQueryParams<ProfilesAddress>();
  const asked = query._q ?? '';
  const [typed, setTyped] = useState(asked);
  const settled = useDebounce(typed, PAUSE);

  useEffect(() => {
    // Only what someone typed is a new search, not the address of a page that was opened.
    if (settled !== typed || settled === asked) return;
    const _q = settled ? encodeURIComponent(settled) : undefined;
    setQuery({ _q, after: undefined, before: undefined }, 'push', true);
  }, [settled, typed, asked, setQuery]);

  return (
    <Box width="100%" maxWidth="42rem">
      <SearchForm onSubmit={(event) => event.preventDefault()}>
        <Searchbar
          name="profiles"
          value={typed}
          placeholder={text('profiles.search-example')}
          clearLabel={text('profiles.search-clear')}
          onClear={() => setTyped('')}
          onChange={(event) => setTyped(event.target.value)}
        >
          {text('profiles.search')}
        </Searchbar>
      </SearchForm>
    </Box>
  );
}
