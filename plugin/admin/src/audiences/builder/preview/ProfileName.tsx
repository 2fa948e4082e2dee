import { Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { ProfileSummary } from 'strapi-cdp-config';
import { HOME } from '../../../shared/routes/index.ts';

/** A profile by its name, as a link that leaves the editor's work where it is. */
export function ProfileName({ profile }: { profile: Pick<ProfileSummary, 'id' | 'label'> }) {
  return (
    <Link tag={NavLink} to={`${HOME}/profiles/${profile.id}`} target="_blank">
      {profile.label}
    </Link>
  );
}
