import { Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { type ActivationDeliveryState, activationDeliveryStateSchema } from 'strapi-cdp-config';
import type { ActivationRow } from '../../../../shared/contracts/activations.ts';
import { isConnectorAway, isNotFound, toFailure } from '../../shared/api/index.ts';
import { FailurePanel, Loading, Panel } from '../../shared/feedback/index.ts';
import { Filter, ForthAndBack } from '../../shared/list/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpActivationDeliveriesQuery } from '../api.ts';
import { DeliveriesTable } from './DeliveriesTable.tsx';
import { RetryAllButton } from './RetryAllButton.tsx';

const PAGE_SIZE = 20;

interface Props {
  activation: ActivationRow;
  /** Milliseconds between two looks. */
  pollingInterval: number;
}

/** Each telling of the destination, the latest first. */
export function DeliveriesPanel({ activation, pollingInterval }: Props) {
  const text = useText();
  const [state, setState] = useState<ActivationDeliveryState>();
  const { documentId } = activation;
  return (
    <Panel
      title={text('activations.deliveries')}
      action={
        <Flex gap={2} wrap="wrap">
          <Filter
            label={text('activations.delivery-state')}
            any={text('activations.any-state')}
            value={state}
            choices={activationDeliveryStateSchema.options.map((value) => ({
              value,
              label: text(`activations.delivery-${value}`),
            }))}
            onChange={(next) => setState(activationDeliveryStateSchema.safeParse(next).data)}
          />
          <RetryAllButton activation={activation} />
        </Flex>
      }
    >
      <Deliveries
        key={state ?? ''}
        documentId={documentId}
        state={state}
        pollingInterval={pollingInterval}
      />
    </Panel>
  );
}

interface DeliveriesProps {
  documentId: string;
  state: ActivationDeliveryState | undefined;
  pollingInterval: number;
}

function Deliveries({ documentId, state, pollingInterval }: DeliveriesProps) {
  const text = useText();
  /** The beginnings of the pages up to the present one; that of the first has no name. */
  const [way, setWay] = useState<string[]>([]);
  const { data, error, refetch } = useCdpActivationDeliveriesQuery(
    { documentId, state, after: way.at(-1), pageSize: PAGE_SIZE },
    { pollingInterval },
  );
  if (error) {
    const failure = toFailure(error);
    // The connector may not know yet what was written a moment ago.
    const isCalm = isNotFound(failure) || isConnectorAway(failure);
    if (!isCalm) return <FailurePanel error={error} onRetry={refetch} />;
    return <Typography textColor="neutral600">{text('activations.not-known')}</Typography>;
  }
  if (!data) return <Loading />;
  if (data.items.length === 0 && way.length === 0) {
    return (
      <Typography textColor="neutral600" role="status">
        {text(state ? 'list.no-match' : 'activations.no-deliveries')}
      </Typography>
    );
  }
  return (
    <>
      <DeliveriesTable documentId={documentId} deliveries={data.items} />
      <ForthAndBack next={data.next} way={way} onGo={setWay} />
    </>
  );
}
