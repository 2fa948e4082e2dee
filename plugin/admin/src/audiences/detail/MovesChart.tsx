import { Box } from '@strapi/design-system';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { AudienceDay } from 'strapi-cdp-config';
import { useChartStyle } from '../../shared/charts/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { useText } from '../../shared/text/index.ts';

interface Props {
  days: AudienceDay[];
  /** What the chart tells, for those who do not see it. */
  label: string;
}

/** Who came, upwards, and who went, downwards, each day. */
export function MovesChart({ days, label }: Props) {
  const text = useText();
  const format = useFormat();
  const { colors, xAxis, yAxis, tooltip } = useChartStyle();
  const say = (value: unknown) => format.number(Math.abs(Number(value)));
  const bar = { stackId: 'moves', maxBarSize: 20, isAnimationActive: false };
  return (
    <Box role="img" aria-label={label} height="15.6rem" width="100%">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={days.map(({ day, entered, exited }) => ({ day, entered, exited: -exited }))}
          stackOffset="sign"
          margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke={colors.neutral150} />
          <XAxis {...xAxis} />
          <YAxis {...yAxis} tickFormatter={say} />
          <Tooltip {...tooltip} cursor={{ fill: colors.neutral150 }} formatter={say} />
          <Legend iconSize={10} wrapperStyle={{ fontSize: 12 }} />
          <ReferenceLine y={0} stroke={colors.neutral300} />
          <Bar
            {...bar}
            dataKey="entered"
            name={text('audiences.entered')}
            fill={colors.success500}
          />
          <Bar {...bar} dataKey="exited" name={text('audiences.exited')} fill={colors.danger500} />
        </BarChart>
      </ResponsiveContainer>
    </Box>
  );
}
