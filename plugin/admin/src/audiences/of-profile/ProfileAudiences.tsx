import { Flex, Typography } from '@strapi/design-system';
import { useReadable } from '../../shared/access/index.ts';
import { FailurePanel, Panel } from '../../shared/feedback/index.ts';
import { usePolling } from '../../shared/polling/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpProfileAudiencesQuery } from '../api.ts';
import { Membership } from './Membership.tsx';
import { MembershipHistory } from './MembershipHistory.tsx';

/** Milliseconds between two looks. */
const REFRESH = 10_000;

/** The audiences that a customer is in, since when and why. */
export function ProfileAudiences({ profile }: { profile: string }) {
  const text = useText();
  const mayRead = useReadable()('audiences');
  const pollingInterval = usePolling(REFRESH);
  const { data, error, refetch } = useCdpProfileAudiencesQuery(profile, {
    pollingInterval,
    skip: !mayRead,
  });
  if (!mayRead) return null;
  if (error) return <FailurePanel error={error} onRetry={refetch} />;
  return (
    <Panel title={text('audiences.title')}>
      {data?.items.length === 0 && (
        <Typography textColor="neutral600">{text('audiences.profile-empty')}</Typography>
      )}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {data?.items.map((membership) => (
          <li key={membership.identifier}>
            <Membership profile={profile} membership={membership} />
          </li>
        ))}
      </Flex>
      {data && <MembershipHistory changes={data.changes} />}
    </Panel>
  );
}
