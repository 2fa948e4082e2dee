import { Box } from '@strapi/design-system';
import {
  Area,
  AreaChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { AudienceDay } from 'strapi-cdp-config';
import { useChartStyle } from '../../shared/charts/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { useText } from '../../shared/text/index.ts';

/** The size of an audience at the end of each day. */
export function SizeChart({ days }: { days: AudienceDay[] }) {
  const text = useText();
  const format = useFormat();
  const { colors, xAxis, yAxis, tooltip } = useChartStyle();
  const label = text('audiences.size-went', {
    days: days.length,
    from: format.number(days[0]?.size ?? 0),
    to: format.number(days.at(-1)?.size ?? 0),
  });
  return (
    <Box role="img" aria-label={label} height="18rem" width="100%">
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart
          data={days}
          margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke={colors.neutral150} />
          <XAxis {...xAxis} />
          <YAxis {...yAxis} tickFormatter={(value) => format.number(Number(value))} />
          <Tooltip
            {...tooltip}
            formatter={(value) => [format.number(Number(value)), text('audiences.size')]}
          />
          <Area
            dataKey="size"
            stroke={colors.primary600}
            strokeWidth={2}
            fill={colors.primary100}
            isAnimationActive={false}
          />
        </AreaChart>
      </ResponsiveContainer>
    </Box>
  );
}
