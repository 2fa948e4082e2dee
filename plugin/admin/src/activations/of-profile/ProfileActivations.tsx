import { Typography } from '@strapi/design-system';
import { useReadable } from '../../shared/access/index.ts';
import { FailurePanel, Loading, Panel } from '../../shared/feedback/index.ts';
import { usePolling } from '../../shared/polling/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpProfileActivationsQuery } from '../api.ts';
import { ReceivedTable } from './ReceivedTable.tsx';

/** Milliseconds between two looks. */
const REFRESH = 10_000;

/** What destinations were told of a customer, the latest first. */
export function ProfileActivations({ profile }: { profile: string }) {
  const text = useText();
  const mayRead = useReadable()('activations');
  const pollingInterval = usePolling(REFRESH);
  const { data, error, refetch } = useCdpProfileActivationsQuery(profile, {
    pollingInterval,
    skip: !mayRead,
  });
  if (!mayRead) return null;
  if (error) return <FailurePanel error={error} onRetry={refetch} />;
  return (
    <Panel title={text('activations.received')}>
      {!data ? (
        <Loading />
      ) : data.items.length === 0 ? (
        <Typography textColor="neutral600">{text('activations.received-none')}</Typography>
      ) : (
        <ReceivedTable items={data.items} />
      )}
    </Panel>
  );
}
