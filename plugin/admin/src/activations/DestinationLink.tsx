import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { ActivationRow } from '../../../shared/contracts/activations.ts';
import { HOME } from '../shared/routes/index.ts';

/** The destination of an activation; one that is gone by its key alone. */
export function DestinationLink({ activation }: { activation: ActivationRow }) {
  const { destination, destinationName } = activation;
  if (destinationName === null) return <Typography>{destination}</Typography>;
  return (
    <Link tag={NavLink} to={`${HOME}/destinations/${destination}`} isExternal={false}>
      {destinationName}
    </Link>
  );
}
