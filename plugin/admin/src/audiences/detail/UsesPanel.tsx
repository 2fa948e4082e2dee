import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { AudienceRow } from '../../../../shared/contracts/audiences.ts';
import { DependentsList, useCdpDependentsQuery } from '../../shared/dependents/index.ts';
import { Panel } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { FedSegments } from '../FedSegments.tsx';

interface Props {
  audience: AudienceRow;
  /** What else uses it, as other parts know it. */
  children: ReactNode;
}

/** The segments that an audience feeds, the audiences whose rules name it, and what else uses it. */
export function UsesPanel({ audience, children }: Props) {
  const text = useText();
  const { data } = useCdpDependentsQuery({ kind: 'audience', audience: audience.identifier });
  const needing = data?.items.filter(({ kind }) => kind === 'audience') ?? [];
  return (
    <Panel title={text('audiences.uses')}>
      <Flex direction="column" alignItems="flex-start" gap={4}>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography variant="sigma" textColor="neutral600">
            {text('audiences.segments')}
          </Typography>
          <FedSegments segments={audience.segments} />
        </Flex>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography variant="sigma" textColor="neutral600">
            {text('audiences.needed-by')}
          </Typography>
          {needing.length > 0 ? (
            <DependentsList dependents={needing} />
          ) : (
            <Typography>–</Typography>
          )}
        </Flex>
        {children}
      </Flex>
    </Panel>
  );
}
