import { Box, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useLocation, useNavigate } from 'react-router-dom';
import { useReadable } from '../shared/access/index.ts';
import { HOME, PAGES } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';

/** The navigation on screens that are too narrow for one at the side. */
export function CompactNavigation() {
  const text = useText();
  const isReadable = useReadable();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const pages = PAGES.filter(({ subject }) => isReadable(subject));
  const current = pages.find(({ path }) => pathname.startsWith(`${HOME}/${path}`));
  return (
    <Box paddingLeft={4} paddingRight={4} paddingTop={4}>
      <SingleSelect
        aria-label={text('plugin.pages')}
        value={current?.path ?? null}
        onChange={(path) => navigate(`${HOME}/${path}`)}
      >
        {pages.map(({ path, label }) => (
          <SingleSelectOption key={path} value={path}>
            {text(label)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}
