import { Box, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { Dependent } from '../../../../shared/contracts/dependents.ts';
import { useReadable } from '../access/index.ts';
import { HOME } from '../routes/index.ts';
import { useText } from '../text/index.ts';

/** Names that are listed before the rest is only counted. */
const MOST_NAMES = 8;

const PAGES = { audience: 'audiences', activation: 'activations' } as const;

/** What relies on something, each a link to it for those who may look at it. */
export function DependentsList({ dependents }: { dependents: readonly Dependent[] }) {
  const text = useText();
  const isReadable = useReadable();
  const rest = dependents.length - MOST_NAMES;
  return (
    <Box tag="ul" textAlign="left">
      {dependents.slice(0, MOST_NAMES).map(({ kind, documentId, name, identifier }) => (
        <li key={documentId}>
          {isReadable(PAGES[kind]) ? (
            <Link tag={NavLink} to={`${HOME}/${PAGES[kind]}/${documentId}`} isExternal={false}>
              {name}
            </Link>
          ) : (
            <Typography>{name}</Typography>
          )}{' '}
          <Typography textColor="neutral600">({identifier})</Typography>
        </li>
      ))}
      {rest > 0 && (
        <li>
          <Typography textColor="neutral600">{text('list.and-more', { count: rest })}</Typography>
        </li>
      )}
    </Box>
  );
}
