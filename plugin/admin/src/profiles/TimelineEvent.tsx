import { Badge, Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import { useId, useState } from 'react';
import type { EventView } from 'strapi-cdp-config';
import { useText } from '../shared/text/index.ts';
import { RelativeTime, useExactTime } from '../shared/time/index.ts';
import { JsonValue } from './JsonValue.tsx';

const VARIANT = {
  track: 'primary',
  page: 'secondary',
  screen: 'secondary',
  identify: 'success',
  group: 'alternative',
  alias: 'neutral',
} as const satisfies Record<EventView['type'], string>;

/** An event: what happened, when and where; its properties on demand. */
export function TimelineEvent({ event }: { event: EventView }) {
  const text = useText();
  const exactTime = useExactTime();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { type, name, source, timestamp, properties, context } = event;
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={3}>
      <Flex gap={3} justifyContent="space-between">
        <Flex gap={3} wrap="wrap">
          <Box minWidth="7rem">
            <Badge variant={VARIANT[type]} size="S">
              {type}
            </Badge>
          </Box>
          <Typography fontWeight="semiBold">{name}</Typography>
        </Flex>
        <Flex gap={3} shrink={0}>
          <Typography variant="pi" textColor="neutral600">
            {source} · <RelativeTime at={timestamp} />
          </Typography>
          <IconButton
            size="S"
            variant="ghost"
            label={text(isOpen ? 'timeline.hide' : 'timeline.show', { name })}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? <ChevronUp /> : <ChevronDown />}
          </IconButton>
        </Flex>
      </Flex>
      <Box id={id} hidden={!isOpen} paddingTop={3}>
        {isOpen && (
          <Flex direction="column" alignItems="stretch" gap={2}>
            <Typography variant="pi" textColor="neutral600">
              {exactTime(timestamp)}
            </Typography>
            <Typography variant="sigma">{text('timeline.properties')}</Typography>
            <JsonValue value={properties} />
            <Typography variant="sigma">{text('timeline.context')}</Typography>
            <JsonValue value={context} />
          </Flex>
        )}
      </Box>
    </Box>
  );
}
