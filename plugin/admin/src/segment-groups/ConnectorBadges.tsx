import { Badge, Flex, Typography } from '@strapi/design-system';
import { useText } from '../shared/text/index.ts';

/** The connectors that fill a group. */
export function ConnectorBadges({ connectors }: { connectors: string[] }) {
  const text = useText();
  if (connectors.length === 0) {
    return <Typography textColor="neutral600">{text('segment-groups.not-connected')}</Typography>;
  }
  return (
    <Flex gap={1} wrap="wrap">
      {connectors.map((connector) => (
        <Badge key={connector} variant="success" size="S">
          {text('segment-groups.connected', { connector })}
        </Badge>
      ))}
    </Flex>
  );
}
