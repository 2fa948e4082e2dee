import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { ActivationDelivery } from 'strapi-cdp-config';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';

/** Of whom a delivery tells; null once it is of nobody any more. */
export function ProfileLink({ profile }: Pick<ActivationDelivery, 'profile'>) {
  const text = useText();
  if (!profile) {
    return <Typography textColor="neutral600">{text('activations.no-profile')}</Typography>;
  }
  return (
    <Link tag={NavLink} to={`${HOME}/profiles/${profile.id}`} isExternal={false}>
      {profile.label}
    </Link>
  );
}
