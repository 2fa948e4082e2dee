import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { LiveEvent } from '../../../../shared/contracts/events.ts';
import { useReadable } from '../../shared/access/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';
import { EventCard } from '../EventCard.tsx';
import { VerdictBadge } from './VerdictBadge.tsx';

/** An event that arrived, with what became of it. */
export function LiveRow({ item }: { item: LiveEvent }) {
  const text = useText();
  const isReadable = useReadable();
  const { type, name, source, receivedAt, verdict, reason, profileId, event } = item;
  return (
    <EventCard
      type={type || '?'}
      name={name}
      source={source}
      at={receivedAt}
      json={event}
      badge={<VerdictBadge verdict={verdict} />}
      actions={
        profileId !== null &&
        isReadable('profiles') && (
          <Link tag={NavLink} to={`${HOME}/profiles/${profileId}`} isExternal={false}>
            {text('live.profile')}
          </Link>
        )
      }
    >
      {reason !== null && (
        <Typography variant="pi" textColor={verdict === 'stored' ? 'neutral600' : 'danger600'}>
          {reason}
        </Typography>
      )}
    </EventCard>
  );
}
