import { Box } from '@strapi/design-system';
import { Area, AreaChart, YAxis } from 'recharts';
import { useTheme } from 'styled-components';

/** Pixels. */
const WIDTH = 96;
const HEIGHT = 28;

interface Props {
  /** What the line tells, for those who do not see it. */
  label: string;
  /** The oldest first. */
  values: number[];
}

/** How a number went, in a row of a list. */
export function Sparkline({ label, values }: Props) {
  const { colors } = useTheme();
  return (
    <Box role="img" aria-label={label} width={`${WIDTH}px`} height={`${HEIGHT}px`} shrink={0}>
      <AreaChart
        width={WIDTH}
        height={HEIGHT}
        data={values.map((value) => ({ value }))}
        margin={{ top: 2, right: 0, bottom: 2, left: 0 }}
        accessibilityLayer={false}
      >
        <YAxis hide domain={[0, (most: number) => Math.max(1, most)]} />
        <Area
          dataKey="value"
          stroke={colors.primary600}
          strokeWidth={1.5}
          fill={colors.primary100}
          isAnimationActive={false}
        />
      </AreaChart>
    </Box>
  );
}
