import { Typography } from '@strapi/design-system';
import type { DestinationSettings } from 'strapi-cdp-config';
import type { DestinationRow } from '../../../shared/contracts/destinations.ts';
import { Code } from '../shared/feedback/index.ts';
import { useFormat } from '../shared/format/index.ts';
import { Facts } from '../shared/page/index.ts';
import { type TextId, useText } from '../shared/text/index.ts';
import { HealthState } from './HealthState.tsx';

/** Where a destination is and how it is delivered to; nothing that is secret. */
export function DestinationFacts({ destination }: { destination: DestinationRow }) {
  const text = useText();
  const format = useFormat();
  const { key, health, settings } = destination;
  return (
    <Facts
      facts={[
        { label: text('destinations.health'), value: <HealthState health={health} /> },
        { label: text('destinations.key'), value: <Code>{key}</Code> },
        ...(settings
          ? [
              {
                label: text(
                  settings.kind === 'file' ? 'destinations.directory' : 'destinations.url',
                ),
                value: <Code>{settings.kind === 'file' ? settings.directory : settings.url}</Code>,
              },
              {
                label: text('destinations.format'),
                value: <Typography>{text(formatOf(settings))}</Typography>,
              },
              {
                label: text('destinations.concurrency'),
                value: <Typography>{format.number(settings.concurrency)}</Typography>,
              },
              {
                label: text('destinations.max-rate'),
                value: (
                  <Typography>
                    {settings.maxRate === null
                      ? text('destinations.no-limit')
                      : format.number(settings.maxRate)}
                  </Typography>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function formatOf(settings: DestinationSettings): TextId {
  return settings.kind === 'http'
    ? `destinations.preset-${settings.preset}`
    : `destinations.format-${settings.format}`;
}
