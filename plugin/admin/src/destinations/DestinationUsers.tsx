import { Box, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { DestinationRow } from '../../../shared/contracts/destinations.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';

/** The workflows that deliver to a destination, each a link to it. */
export function DestinationUsers({ workflows }: Pick<DestinationRow, 'workflows'>) {
  const text = useText();
  if (workflows.length === 0) {
    return <Typography textColor="neutral600">{text('destinations.no-workflows')}</Typography>;
  }
  return (
    <Box tag="ul" textAlign="left">
      {workflows.map(({ documentId, name }) => (
        <li key={documentId}>
          <Link tag={NavLink} to={`${HOME}/workflows/${documentId}`} isExternal={false}>
            {name}
          </Link>
        </li>
      ))}
    </Box>
  );
}
