import { Box, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Volume } from 'strapi-cdp-config';
import { useTheme } from 'styled-components';
import type { SourceVolumeQuery } from '../../../../shared/contracts/sources.ts';
import { useFormat } from '../../shared/format/index.ts';
import { useText } from '../../shared/text/index.ts';

/** Pixels. */
const HEIGHT = 240;
const AXIS_WIDTH = 56;

interface Props {
  volumes: Volume[];
  period: SourceVolumeQuery['period'];
  /** Says in a sentence what the chart shows. */
  summary: string;
}

/** Bars of what became of events; a table of the same for those who do not see them. */
export function VolumeChart({ volumes, period, summary }: Props) {
  const text = useText();
  const format = useFormat();
  const { formatDate } = useIntl();
  const { colors } = useTheme();
  const names = {
    events: text('sources.accepted'),
    dropped: text('sources.dropped'),
    setAside: text('sources.set-aside'),
    rejected: text('sources.rejected'),
  };

  const say = (at: string) =>
    period === 'day'
      ? formatDate(at, { hour: '2-digit', minute: '2-digit' })
      : formatDate(at, { day: 'numeric', month: 'short' });
  const tick = { fill: colors.neutral600, fontSize: 12 };
  const bar = { stackId: 'volume', isAnimationActive: false, maxBarSize: 32 };

  return (
    <figure style={{ margin: 0 }}>
      <Box aria-hidden height={`${HEIGHT}px`}>
        <ResponsiveContainer width="100%" height={HEIGHT}>
          <BarChart data={volumes} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke={colors.neutral200} />
            <XAxis
              dataKey="at"
              tickFormatter={say}
              tick={tick}
              tickLine={false}
              stroke={colors.neutral300}
              minTickGap={24}
            />
            <YAxis
              width={AXIS_WIDTH}
              allowDecimals={false}
              tickFormatter={format.number}
              tick={tick}
              tickLine={false}
              axisLine={false}
            />
            <Tooltip
              cursor={{ fill: colors.neutral150 }}
              contentStyle={{
                background: colors.neutral0,
                border: `1px solid ${colors.neutral200}`,
                borderRadius: 4,
              }}
              labelStyle={{ color: colors.neutral800 }}
              itemStyle={{ color: colors.neutral800 }}
              labelFormatter={(at) => say(String(at))}
              formatter={(value) => format.number(Number(value))}
            />
            <Bar {...bar} dataKey="events" name={names.events} fill={colors.primary500} />
            <Bar {...bar} dataKey="dropped" name={names.dropped} fill={colors.neutral400} />
            <Bar {...bar} dataKey="setAside" name={names.setAside} fill={colors.warning500} />
            <Bar {...bar} dataKey="rejected" name={names.rejected} fill={colors.danger500} />
          </BarChart>
        </ResponsiveContainer>
      </Box>
      <VisuallyHidden>
        <table>
          <caption>{summary}</caption>
          <thead>
            <tr>
              <th scope="col">{text('sources.time')}</th>
              <th scope="col">{names.events}</th>
              <th scope="col">{names.dropped}</th>
              <th scope="col">{names.setAside}</th>
              <th scope="col">{names.rejected}</th>
            </tr>
          </thead>
          <tbody>
            {volumes.map(({ at, events, dropped, setAside, rejected }) => (
              <tr key={at}>
                <th scope="row">{say(at)}</th>
                <td>{format.number(events)}</td>
                <td>{format.number(dropped)}</td>
                <td>{format.number(setAside)}</td>
                <td>{format.number(rejected)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}
