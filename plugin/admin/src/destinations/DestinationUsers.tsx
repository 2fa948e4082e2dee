import { Box, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { DestinationRow } from '../../../shared/contracts/destinations.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';

type Kind = 'workflows' | 'activations';

interface Props {
  kind: Kind;
  users: DestinationRow[Kind];
}

/** The workflows or the activations that deliver to a destination, each a link to it. */
export function DestinationUsers({ kind, users }: Props) {
  const text = useText();
  if (users.length === 0) {
    return <Typography textColor="neutral600">{text(`destinations.no-${kind}`)}</Typography>;
  }
  return (
    <Box tag="ul" textAlign="left">
      {users.map(({ documentId, name }) => (
        <li key={documentId}>
          <Link tag={NavLink} to={`${HOME}/${kind}/${documentId}`} isExternal={false}>
            {name}
          </Link>
        </li>
      ))}
    </Box>
  );
}
