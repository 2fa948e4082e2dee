import { Box, Flex, Typography } from '@strapi/design-system';
import type { IdentifierView } from 'strapi-cdp-config';
import { CopyButton } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { SimpleTable } from './SimpleTable.tsx';

/** What a customer is recognised by. */
export function Identifiers({ identifiers }: { identifiers: IdentifierView[] }) {
  const text = useText();
  return (
    <Box tag="section" aria-label={text('profiles.identifiers')}>
      <Typography variant="beta" tag="h2" paddingBottom={4}>
        {text('profiles.identifiers')}
      </Typography>
      <SimpleTable
        columns={[
          text('profiles.type'),
          text('profiles.value'),
          text('profiles.source'),
          text('profiles.first-seen'),
          text('profiles.last-seen'),
        ]}
        rows={identifiers.map(({ type, value, source, firstSeenAt, lastSeenAt }) => ({
          key: `${type} ${value}`,
          cells: [
            <Typography key="type" textColor="neutral600">
              {type}
            </Typography>,
            <Flex key="value" gap={1}>
              <Box maxWidth="22rem">
                <Typography fontWeight="semiBold" ellipsis title={value}>
                  {value}
                </Typography>
              </Box>
              <CopyButton value={value} />
            </Flex>,
            <Typography key="source">{source}</Typography>,
            <Typography key="first">
              <RelativeTime at={firstSeenAt} />
            </Typography>,
            <Typography key="last">
              <RelativeTime at={lastSeenAt} />
            </Typography>,
          ],
        }))}
      />
    </Box>
  );
}
