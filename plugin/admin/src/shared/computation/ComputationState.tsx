import { Badge, Flex, Typography } from '@strapi/design-system';
import type { AudienceActivity, ComputedTraitActivity } from 'strapi-cdp-config';
import { Progress } from '../feedback/index.ts';
import { useText } from '../text/index.ts';
import { RelativeTime } from '../time/index.ts';

type Computation = Pick<
  AudienceActivity | ComputedTraitActivity,
  'state' | 'progress' | 'error' | 'asOf'
>;

interface Props {
  /** Of the audience or trait that is computed. */
  name: string;
  /** Null while the connector does not tell. */
  activity: Computation | null;
}

const VARIANT = { computing: 'secondary', live: 'success', failed: 'danger' } as const;

/** How far the connector is with what it computes of all profiles, and as of when that is right. */
export function ComputationState({ name, activity }: Props) {
  const text = useText();
  if (!activity) {
    return <Typography textColor="neutral600">{text('computation.unknown')}</Typography>;
  }
  const { state, progress, error, asOf } = activity;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} minWidth="10rem" maxWidth="24rem">
      <Badge variant={VARIANT[state]} size="S">
        {text(`computation.${state}`)}
      </Badge>
      {progress !== null && (
        <Progress label={text('computation.progress', { name })} percent={progress} />
      )}
      {error !== null && (
        <Typography variant="pi" textColor="danger600">
          {error}
        </Typography>
      )}
      {asOf !== null && (
        <Typography variant="pi" textColor="neutral600">
          {text('computation.as-of')} <RelativeTime at={asOf} />
        </Typography>
      )}
    </Flex>
  );
}
