import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { useTheme } from 'styled-components';

/** How the charts of a day by day history look, and how they write a day. */
export function useChartStyle() {
  const { colors } = useTheme();
  const { formatDate } = useIntl();
  const sayDay = useCallback(
    (day: unknown) => formatDate(String(day), { timeZone: 'UTC', month: 'short', day: 'numeric' }),
    [formatDate],
  );
  return {
    colors,
    sayDay,
    xAxis: {
      dataKey: 'day',
      tickFormatter: sayDay,
      tick: { fill: colors.neutral600, fontSize: 12 },
      tickLine: false,
      axisLine: { stroke: colors.neutral200 },
      minTickGap: 24,
    },
    yAxis: {
      // More do not fit, and some would be left out.
      tickCount: 3,
      tick: { fill: colors.neutral600, fontSize: 12 },
      tickLine: false,
      axisLine: false,
      width: 'auto' as const,
      allowDecimals: false,
    },
    tooltip: {
      labelFormatter: sayDay,
      contentStyle: {
        background: colors.neutral0,
        borderColor: colors.neutral200,
        borderRadius: 4,
        fontSize: 12,
      },
      labelStyle: { color: colors.neutral800 },
      itemStyle: { color: colors.neutral800 },
    },
  };
}
