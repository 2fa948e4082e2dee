import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { ActivationRow } from '../../../shared/contracts/activations.ts';
import { HOME } from '../shared/routes/index.ts';

/** The audience of an activation; one that is gone by its identifier alone. */
export function AudienceLink({ activation }: { activation: ActivationRow }) {
  const { audience, audienceName, audienceDocumentId } = activation;
  if (audienceDocumentId === null) return <Typography>{audience}</Typography>;
  return (
    <Link tag={NavLink} to={`${HOME}/audiences/${audienceDocumentId}`} isExternal={false}>
      {audienceName ?? audience}
    </Link>
  );
}
