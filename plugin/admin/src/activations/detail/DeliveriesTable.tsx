import { IconButton, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import type { ActivationDelivery } from 'strapi-cdp-config';
import { useAllowed } from '../../shared/access/index.ts';
import { ActionsCell, TableHead, Wrapping } from '../../shared/list/index.ts';
import { type TextId, useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';
import { DeliveryState } from '../DeliveryState.tsx';
import { ProfileLink } from './ProfileLink.tsx';
import { useRetry } from './use-retry.ts';

const COLUMNS: TextId[] = [
  'profiles.who',
  'activations.change',
  'activations.at',
  'activations.state',
  'activations.reason',
  'activations.tries',
];

interface Props {
  /** That of the activation. */
  documentId: string;
  deliveries: ActivationDelivery[];
}

/** Tellings of the destination as rows. */
export function DeliveriesTable({ documentId, deliveries }: Props) {
  const allowed = useAllowed('activations');
  const mayRetry = allowed.retry ?? false;
  return (
    <Wrapping>
      <Table colCount={COLUMNS.length + (mayRetry ? 1 : 0)} rowCount={deliveries.length + 1}>
        <TableHead columns={COLUMNS} hasActions={mayRetry} />
        <Tbody>
          {deliveries.map((delivery) => (
            <Delivery
              key={delivery.id}
              documentId={documentId}
              delivery={delivery}
              mayRetry={mayRetry}
            />
          ))}
        </Tbody>
      </Table>
    </Wrapping>
  );
}

interface DeliveryProps {
  documentId: string;
  delivery: ActivationDelivery;
  mayRetry: boolean;
}

function Delivery({ documentId, delivery, mayRetry }: DeliveryProps) {
  const text = useText();
  const { isBusy, retry } = useRetry(documentId);
  const { id, profile, change, at, state, reason, tries } = delivery;
  return (
    <Tr>
      <Td>
        <ProfileLink profile={profile} />
      </Td>
      <Td>
        <Typography>{text(`activations.change-${change}`)}</Typography>
      </Td>
      <Td>
        <Typography>
          <RelativeTime at={at} />
        </Typography>
      </Td>
      <Td>
        <DeliveryState delivery={delivery} />
      </Td>
      <Td>
        <Typography style={{ overflowWrap: 'anywhere' }}>{reason ?? '–'}</Typography>
      </Td>
      <Td>
        <Typography>{tries}</Typography>
      </Td>
      {mayRetry && (
        <ActionsCell>
          {state === 'refused' && (
            <IconButton
              variant="ghost"
              label={text('activations.retry-one', {
                name: profile?.label ?? text('activations.no-profile'),
              })}
              disabled={isBusy}
              onClick={() => retry([id])}
            >
              <ArrowClockwise />
            </IconButton>
          )}
        </ActionsCell>
      )}
    </Tr>
  );
}
