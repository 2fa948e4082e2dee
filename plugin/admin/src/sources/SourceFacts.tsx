import { Flex, Typography } from '@strapi/design-system';
import type { SourceRow } from '../../../shared/contracts/sources.ts';
import { Code } from '../shared/feedback/index.ts';
import { useFormat } from '../shared/format/index.ts';
import { Facts } from '../shared/page/index.ts';
import { useText } from '../shared/text/index.ts';
import { EnabledSwitch } from './EnabledSwitch.tsx';
import { LastSeen } from './LastSeen.tsx';

interface Props {
  source: SourceRow;
  mayUpdate: boolean;
}

/** What customers must have agreed to before events are used so. */
const USES = ['store', 'profile', 'activate'] as const;

/** Whether a source is on, what it may do, and what becomes of what it sends. */
export function SourceFacts({ source, mayUpdate }: Props) {
  const text = useText();
  const format = useFormat();
  const { key, kind, origins, rateLimit, activity, ip, plan, consent } = source;
  const limits = [
    {
      label: text('sources.rate-limit'),
      value: (
        <Typography>
          {rateLimit === null ? text('sources.no-limit') : format.number(rateLimit)}
        </Typography>
      ),
    },
    {
      label: text('sources.origins'),
      value:
        origins.length === 0 ? (
          <Typography>{text('sources.any-origin')}</Typography>
        ) : (
          <Flex direction="column" alignItems="flex-start" gap={1}>
            {origins.map((origin) => (
              <Code key={origin}>{origin}</Code>
            ))}
          </Flex>
        ),
    },
  ];
  return (
    <Facts
      facts={[
        {
          label: text('sources.enabled'),
          value: <EnabledSwitch source={source} mayChange={mayUpdate} />,
        },
        { label: text('sources.last-seen'), value: <LastSeen activity={activity} /> },
        { label: text('sources.key'), value: <Code>{key}</Code> },
        ...(kind === 'browser' ? limits : limits.slice(0, 1)),
        {
          label: text('sources.plan'),
          value: <Typography>{text(`sources.plan-${plan}`)}</Typography>,
        },
        { label: text('sources.ip'), value: <Typography>{text(`sources.ip-${ip}`)}</Typography> },
        ...USES.filter((use) => consent[use].length > 0).map((use) => ({
          label: text(`sources.consent-${use}`),
          value: <Typography>{consent[use].join(', ')}</Typography>,
        })),
      ]}
    />
  );
}
