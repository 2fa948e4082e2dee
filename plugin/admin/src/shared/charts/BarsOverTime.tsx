import { Box } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { BarChart, Bar as RechartsBar, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useTheme } from 'styled-components';

/** A period and its number. */
export interface Bar {
  /** First day of the period (ISO 8601). */
  day: string;
  value: number;
}

interface Props {
  /** What the chart tells, for those who do not see it. */
  label: string;
  bars: Bar[];
  /** Writes a number with its unit. */
  format: (value: number) => string;
  /** What a bar stands for. */
  period?: 'day' | 'month';
}

/** Numbers over time, one bar a day or month. */
export function BarsOverTime({ label, bars, format, period = 'day' }: Props) {
  const { colors } = useTheme();
  const { formatDate } = useIntl();
  const when = (day: string) =>
    formatDate(day, {
      timeZone: 'UTC',
      month: 'short',
      ...(period === 'day' ? { day: 'numeric' } : { year: 'numeric' }),
    });
  const tick = { fill: colors.neutral600, fontSize: 12 };
  return (
    <Box role="img" aria-label={label} height="16rem" width="100%">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={bars}
          margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <XAxis
            dataKey="day"
            tickFormatter={when}
            tick={tick}
            tickLine={false}
            axisLine={{ stroke: colors.neutral200 }}
            minTickGap={24}
          />
          <YAxis
            tick={tick}
            tickLine={false}
            axisLine={false}
            width="auto"
            allowDecimals={false}
            tickFormatter={(value) => format(Number(value))}
          />
          <Tooltip
            cursor={{ fill: colors.neutral150 }}
            labelFormatter={(day) => when(String(day))}
            formatter={(value) => [format(Number(value)), label]}
            contentStyle={{
              background: colors.neutral0,
              borderColor: colors.neutral200,
              borderRadius: 4,
              fontSize: 12,
            }}
            labelStyle={{ color: colors.neutral800 }}
            itemStyle={{ color: colors.neutral800 }}
          />
          <RechartsBar
            dataKey="value"
            fill={colors.primary600}
            radius={[2, 2, 0, 0]}
            maxBarSize={28}
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </Box>
  );
}
