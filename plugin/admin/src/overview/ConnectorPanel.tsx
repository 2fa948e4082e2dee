import { Badge, Flex, Typography } from '@strapi/design-system';
import type { Status } from 'strapi-cdp-config';
import { Panel } from '../shared/feedback/index.ts';
import { useFormat } from '../shared/format/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';

/** That the connector answers: its version, since when, and what it has left to do. */
export function ConnectorPanel({ status }: { status: Status }) {
  const text = useText();
  const format = useFormat();
  const { version, startedAt, backlog } = status;
  return (
    <Panel
      title={text('connector.title')}
      action={<Badge variant="success">{text('connector.reachable')}</Badge>}
    >
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography>
          {text('connector.version', { version })}
          {' · '}
          {text('connector.started')} <RelativeTime at={startedAt} />
        </Typography>
        <Typography textColor={backlog === 0 ? 'neutral600' : 'neutral800'}>
          {backlog === 0
            ? text('connector.no-backlog')
            : text('connector.backlog', { count: backlog, events: format.number(backlog) })}
        </Typography>
      </Flex>
    </Panel>
  );
}
