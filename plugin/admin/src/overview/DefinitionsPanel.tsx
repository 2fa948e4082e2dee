import { Badge, Flex, Typography } from '@strapi/design-system';
import type { Status } from 'strapi-cdp-config';
import type { Overview } from '../../../shared/contracts/overview.ts';
import { Panel } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { type Freshness, freshness } from './freshness.ts';

const VARIANT = {
  current: 'success',
  behind: 'warning',
  none: 'warning',
  failed: 'danger',
} as const satisfies Record<Freshness['kind'], string>;

interface Props {
  copy: Status['definitions'];
  wrote: Overview['definitions'];
}

/** How fresh the connector's copy of what editors wrote is. */
export function DefinitionsPanel({ copy, wrote }: Props) {
  const text = useText();
  const state = freshness(copy, wrote);
  return (
    <Panel
      title={text('definitions.title')}
      action={<Badge variant={VARIANT[state.kind]}>{text(`definitions.${state.kind}`)}</Badge>}
    >
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography>
          {state.kind === 'failed'
            ? state.problem
            : text(`definitions.${state.kind}-detail`, {
                count: state.kind === 'behind' ? state.pendingChanges : 0,
              })}
        </Typography>
        {copy.checkedAt && (
          <Typography textColor="neutral600">
            {text('definitions.checked')} <RelativeTime at={copy.checkedAt} />
          </Typography>
        )}
      </Flex>
    </Panel>
  );
}
