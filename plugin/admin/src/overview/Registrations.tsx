import { Flex, Typography } from '@strapi/design-system';
import type { Overview } from '../../../shared/contracts/overview.ts';
import { Code, Panel } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';

/** The connectors that presented themselves, whether they run now or not. */
export function Registrations({ registrations }: Pick<Overview, 'registrations'>) {
  const text = useText();
  return (
    <Panel title={text('registrations.title')}>
      {registrations.length === 0 ? (
        <Typography textColor="neutral600">{text('registrations.none')}</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {registrations.map(({ name, version, segmentGroupIdentifier, seenAt }) => (
            <Flex key={name} tag="li" gap={3} wrap="wrap">
              <Typography fontWeight="semiBold">{name}</Typography>
              <Typography textColor="neutral600">
                {text('connector.version', { version })}
                {' · '}
                {text('registrations.seen')} <RelativeTime at={seenAt} />
              </Typography>
              {segmentGroupIdentifier && (
                <Typography textColor="neutral600">
                  {text('registrations.fills')} <Code>{segmentGroupIdentifier}</Code>
                </Typography>
              )}
            </Flex>
          ))}
        </Flex>
      )}
    </Panel>
  );
}
