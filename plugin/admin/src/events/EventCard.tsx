import { Badge, Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import { type ReactNode, useId, useState } from 'react';
import { CodeBlock } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';

interface Props {
  type: string;
  name: string;
  source: string;
  /** ISO 8601. */
  at: string;
  /** What is shown on demand. */
  json: object;
  /** What tells it from others, in front of its name. */
  badge?: ReactNode;
  /** Buttons at its end. */
  actions?: ReactNode;
  /** More about it, below its name. */
  children?: ReactNode;
}

/** An event on a sheet of its own, with its JSON on demand. */
export function EventCard({ type, name, source, at, json, badge, actions, children }: Props) {
  const text = useText();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={3}>
      <Flex gap={3} justifyContent="space-between">
        <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0}>
          <Flex gap={3} wrap="wrap">
            {badge}
            <Badge size="S">{type}</Badge>
            <Typography fontWeight="semiBold">{name}</Typography>
          </Flex>
          {children}
        </Flex>
        <Flex gap={2} shrink={0}>
          <Typography variant="pi" textColor="neutral600">
            {source} · <RelativeTime at={at} />
          </Typography>
          {actions}
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
        {isOpen && <CodeBlock title="JSON" code={JSON.stringify(json, null, 2)} />}
      </Box>
    </Box>
  );
}
