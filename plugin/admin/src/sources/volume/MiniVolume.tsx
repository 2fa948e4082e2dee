import { Box, Flex, Typography } from '@strapi/design-system';
import { Bar, BarChart, YAxis } from 'recharts';
import type { Volume } from 'strapi-cdp-config';
import { useTheme } from 'styled-components';
import { useFormat } from '../../shared/format/index.ts';
import { CellStack } from '../../shared/list/index.ts';
import { useText } from '../../shared/text/index.ts';
import { total } from './total.ts';

/** Pixels. */
const WIDTH = 120;
const HEIGHT = 32;

/** What an editor should know of: it did not become part of a profile. */
const TROUBLE = ['setAside', 'dropped', 'rejected'] as const;

/** The events of the last 24 hours: how many, a bar for each hour, and how many were not accepted. */
export function MiniVolume({ hours }: { hours: Volume[] }) {
  const text = useText();
  const format = useFormat();
  const { colors } = useTheme();
  const sums = total(hours);
  return (
    <CellStack>
      <Flex gap={3}>
        <Typography>{format.number(sums.events)}</Typography>
        {sums.events > 0 && (
          <Box aria-hidden>
            <BarChart
              width={WIDTH}
              height={HEIGHT}
              data={hours}
              barGap={0}
              accessibilityLayer={false}
            >
              <YAxis hide domain={[0, 'dataMax']} />
              <Bar dataKey="events" fill={colors.primary500} isAnimationActive={false} />
            </BarChart>
          </Box>
        )}
      </Flex>
      {TROUBLE.filter((kind) => sums[kind] > 0).map((kind) => (
        <Typography key={kind} variant="pi" textColor="neutral600">
          {text(`sources.count-${kind}`, { count: sums[kind] })}
        </Typography>
      ))}
    </CellStack>
  );
}
