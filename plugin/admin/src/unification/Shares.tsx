import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useFormat } from '../shared/format/index.ts';

/** Parts of a whole, each with a bar as long as its share. */
export function Shares({ rows }: { rows: { label: string; count: number }[] }) {
  const format = useFormat();
  const { formatNumber } = useIntl();
  const whole = rows.reduce((sum, { count }) => sum + count, 0);
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {rows.map(({ label, count }) => (
        <li key={label}>
          <Flex justifyContent="space-between" gap={4}>
            <Typography>{label}</Typography>
            <Typography textColor="neutral600">
              {format.number(count)} (
              {formatNumber(count / whole, { style: 'percent', maximumFractionDigits: 1 })})
            </Typography>
          </Flex>
          <Box background="neutral150" height="0.6rem" hasRadius marginTop={1}>
            <Box
              background="primary600"
              height="100%"
              hasRadius
              width={`${(100 * count) / whole}%`}
              minWidth="0.4rem"
            />
          </Box>
        </li>
      ))}
    </Flex>
  );
}
