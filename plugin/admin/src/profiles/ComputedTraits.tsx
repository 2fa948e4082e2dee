import { Box, Typography } from '@strapi/design-system';
import type { ComputedValue } from 'strapi-cdp-config';
import { useComputedText } from '../shared/computed/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { SimpleTable } from './SimpleTable.tsx';

/** What a customer's events come to. */
export function ComputedTraits({ computed }: { computed: ComputedValue[] }) {
  const text = useText();
  const say = useComputedText();
  return (
    <Box tag="section" aria-label={text('computed.title')}>
      <Typography variant="beta" tag="h2" paddingBottom={4}>
        {text('computed.title')}
      </Typography>
      {computed.length === 0 ? (
        <Typography textColor="neutral600">{text('computed.profile-empty')}</Typography>
      ) : (
        <SimpleTable
          columns={[text('field.name'), text('profiles.value'), text('computed.changes')]}
          rows={computed.map(({ key, name, value, asOf, changesAt }) => ({
            key,
            cells: [
              <Typography key="name" textColor="neutral600">
                {name}
              </Typography>,
              <Typography key="value" fontWeight="semiBold">
                {asOf === null ? text('computed.coming') : say(value)}
              </Typography>,
              <Typography key="changes">
                {changesAt === null ? '–' : <RelativeTime at={changesAt} />}
              </Typography>,
            ],
          }))}
        />
      )}
    </Box>
  );
}
