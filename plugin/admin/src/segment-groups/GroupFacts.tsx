import { Typography } from '@strapi/design-system';
import type { SegmentGroupRow } from '../../../shared/contracts/segment-groups.ts';
import { Code } from '../shared/feedback/index.ts';
import { Facts } from '../shared/page/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { ConnectorBadges } from './ConnectorBadges.tsx';

/** What there is to know of a group besides its segments. */
export function GroupFacts({ group }: { group: SegmentGroupRow }) {
  const text = useText();
  return (
    <Facts
      facts={[
        { label: text('field.identifier'), value: <Code>{group.identifier}</Code> },
        {
          label: text('segment-groups.connectors'),
          value: <ConnectorBadges connectors={group.connectors} />,
        },
        {
          label: text('field.updated'),
          value: (
            <Typography>
              <RelativeTime at={group.updatedAt} />
            </Typography>
          ),
        },
      ]}
    />
  );
}
