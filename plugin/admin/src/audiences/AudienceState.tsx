import { Badge, Flex, Typography } from '@strapi/design-system';
import type { AudienceRow } from '../../../shared/contracts/audiences.ts';
import { Progress } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';

const VARIANT = { computing: 'secondary', live: 'success', failed: 'danger' } as const;

/** How far the connector is with an audience. */
export function AudienceState({ audience }: { audience: AudienceRow }) {
  const text = useText();
  const { activity, name } = audience;
  if (!activity) {
    return <Typography textColor="neutral600">{text('audiences.state-unknown')}</Typography>;
  }
  const { state, progress, error, asOf } = activity;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} minWidth="10rem" maxWidth="24rem">
      <Badge variant={VARIANT[state]} size="S">
        {text(`audiences.state-${state}`)}
      </Badge>
      {progress !== null && (
        <Progress label={text('audiences.progress', { name })} percent={progress} />
      )}
      {error !== null && (
        <Typography variant="pi" textColor="danger600">
          {error}
        </Typography>
      )}
      {asOf !== null && (
        <Typography variant="pi" textColor="neutral600">
          {text('audiences.as-of')} <RelativeTime at={asOf} />
        </Typography>
      )}
    </Flex>
  );
}
