import { Box, Typography } from '@strapi/design-system';
import type { TraitView } from 'strapi-cdp-config';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { JsonValue } from './JsonValue.tsx';
import { SimpleTable } from './SimpleTable.tsx';

/** What is known about a customer, with where it came from. */
export function Traits({ traits }: { traits: TraitView[] }) {
  const text = useText();
  return (
    <Box tag="section" aria-label={text('profiles.traits')}>
      <Typography variant="beta" tag="h2" paddingBottom={4}>
        {text('profiles.traits')}
      </Typography>
      {traits.length === 0 ? (
        <Typography textColor="neutral600">{text('profiles.no-traits')}</Typography>
      ) : (
        <SimpleTable
          columns={[
            text('field.name'),
            text('profiles.value'),
            text('profiles.source'),
            text('field.updated'),
          ]}
          rows={traits.map(({ name, value, source, updatedAt }) => ({
            key: name,
            cells: [
              <Typography key="name" textColor="neutral600">
                {name}
              </Typography>,
              <JsonValue key="value" value={value} />,
              <Typography key="source">{source}</Typography>,
              <Typography key="updated">
                <RelativeTime at={updatedAt} />
              </Typography>,
            ],
          }))}
        />
      )}
    </Box>
  );
}
