import { Typography } from '@strapi/design-system';
import type { SetAsideEvent } from '../../../../shared/contracts/events.ts';
import { useAllowed } from '../../shared/access/index.ts';
import { useText } from '../../shared/text/index.ts';
import { EventCard } from '../EventCard.tsx';
import { DiscardButton } from './DiscardButton.tsx';
import { ReplayButton } from './ReplayButton.tsx';

/** One event that was set aside, with its reason; the event itself on demand. */
export function SetAsideRow({ event }: { event: SetAsideEvent }) {
  const text = useText();
  const { replay, discard } = useAllowed('events');
  const { id, name, reason, type, source, setAsideAt } = event;
  return (
    <EventCard
      type={type}
      name={name}
      source={source}
      at={setAsideAt}
      json={event}
      actions={
        <>
          {replay && (
            <ReplayButton
              selection={{ ids: [id] }}
              label={text('set-aside.replay-one', { name })}
              isIcon
            />
          )}
          {discard && (
            <DiscardButton
              selection={{ ids: [id] }}
              events={1}
              label={text('set-aside.discard-one', { name })}
            />
          )}
        </>
      }
    >
      <Typography variant="pi" textColor="danger600">
        {reason}
      </Typography>
    </EventCard>
  );
}
