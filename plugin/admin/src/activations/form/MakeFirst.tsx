import { Box, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';

/** Stands below a field for which there is nothing to choose yet, and says where to make it. */
export function MakeFirst({ what }: { what: 'audience' | 'destination' }) {
  const text = useText();
  return (
    <Box paddingTop={2}>
      <Typography variant="pi" textColor="neutral600">
        {text(`activations.no-${what}`)}
      </Typography>{' '}
      <Link tag={NavLink} to={`${HOME}/${what}s/create`} isExternal={false}>
        {text(`${what}s.create`)}
      </Link>
    </Box>
  );
}
