import { Box, Flex, Typography } from '@strapi/design-system';
import { Bar, BarChart, YAxis } from 'recharts';
import type { Volume } from 'strapi-cdp-config';
import { useTheme } from 'styled-components';
import { useFormat } from '../../shared/format/index.ts';
import { total } from './total.ts';

/** Pixels. */
const WIDTH = 120;
const HEIGHT = 32;

/** The events of the last 24 hours: how many, and a bar for each hour. */
export function MiniVolume({ hours }: { hours: Volume[] }) {
  const format = useFormat();
  const { colors } = useTheme();
  const { events } = total(hours);
  return (
    <Flex gap={3}>
      <Typography>{format.number(events)}</Typography>
      {events > 0 && (
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
  );
}
