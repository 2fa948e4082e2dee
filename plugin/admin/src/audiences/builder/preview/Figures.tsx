import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Preview } from 'strapi-cdp-config';
import { Progress } from '../../../shared/feedback/index.ts';
import { useText } from '../../../shared/text/index.ts';
import { useAudienceName } from '../known/use-choices.ts';

/** Rows of a list that are shown; the rest are fewer still. */
const MOST_ROWS = 5;

interface Props {
  preview: Preview;
  /** Whether they are about the rule as it was before. */
  isOld: boolean;
}

/** How many a rule means, how they can be reached, and in which other audiences they are. */
export function Figures({ preview, isOld }: Props) {
  const text = useText();
  const { formatNumber } = useIntl();
  const nameOf = useAudienceName();
  const { count, total, reachable, overlap } = preview;
  const share = total > 0 ? count / total : 0;
  const shareText = formatNumber(share, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <Box aria-busy={isOld}>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Flex gap={2} alignItems="baseline" wrap="wrap" role="status">
          <Typography variant="alpha" textColor={isOld ? 'neutral500' : 'neutral800'}>
            {formatNumber(count)}
          </Typography>
          <Typography textColor="neutral600">
            {text('preview.share', { count, share: shareText, total: formatNumber(total) })}
          </Typography>
        </Flex>
        <Progress label={text('preview.share-label')} percent={Math.round(share * 100)} />
      </Flex>
      <Shares
        title={text('preview.reachable')}
        empty={text('preview.reachable-none')}
        rows={reachable.map(({ type, count: some }) => ({ name: type, count: some }))}
        of={count}
      />
      <Shares
        title={text('preview.overlap')}
        empty={text('preview.overlap-none')}
        rows={overlap.map(({ audience, count: some }) => ({
          name: nameOf(audience),
          count: some,
        }))}
        of={count}
      />
    </Box>
  );
}

interface SharesProps {
  title: string;
  empty: string;
  rows: { name: string; count: number }[];
  of: number;
}

function Shares({ title, empty, rows, of }: SharesProps) {
  const { formatNumber } = useIntl();
  return (
    <Box paddingTop={4}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {title}
      </Typography>
      {rows.length === 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {empty}
        </Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={1}>
          {rows.slice(0, MOST_ROWS).map(({ name, count }) => (
            <Flex tag="li" key={name} justifyContent="space-between" gap={3}>
              <Typography ellipsis>{name}</Typography>
              <Typography textColor="neutral600">
                {formatNumber(count)}
                {of > 0 &&
                  ` · ${formatNumber(count / of, { style: 'percent', maximumFractionDigits: 0 })}`}
              </Typography>
            </Flex>
          ))}
        </Flex>
      )}
    </Box>
  );
}
