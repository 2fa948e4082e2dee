import { Box, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { Dependent } from '../../../../shared/contracts/dependents.ts';
import { HOME } from '../routes/index.ts';
import { useText } from '../text/index.ts';

/** Names that are listed before the rest is only counted. */
const MOST_NAMES = 8;

/** Audiences that rely on something, each a link to it. */
export function DependentsList({ dependents }: { dependents: readonly Dependent[] }) {
  const text = useText();
  const rest = dependents.length - MOST_NAMES;
  return (
    <Box tag="ul" textAlign="left">
      {dependents.slice(0, MOST_NAMES).map(({ documentId, name, identifier }) => (
        <li key={documentId}>
          <Link tag={NavLink} to={`${HOME}/audiences/${documentId}`} isExternal={false}>
            {name}
          </Link>{' '}
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
