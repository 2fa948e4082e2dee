import { Box, Flex, Typography } from '@strapi/design-system';
import { Cloud } from '@strapi/icons';
import { useText } from '../text/index.ts';
import { Code } from './Code.tsx';

/** Explains that the connector does not answer, what goes on meanwhile, and what to do. */
export function ConnectorAway({ problem }: { problem: string }) {
  const text = useText();
  return (
    <Box
      tag="section"
      aria-label={text('connector-away.title')}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={6}
      width="100%"
    >
      <Flex gap={5} alignItems="flex-start">
        <Flex
          aria-hidden
          background="warning100"
          borderRadius="50%"
          padding={3}
          shrink={0}
          justifyContent="center"
        >
          <Cloud fill="warning600" width="2.4rem" height="2.4rem" />
        </Flex>
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Typography variant="delta" tag="h2">
            {text('connector-away.title')}
          </Typography>
          <Typography>{problem}</Typography>
          <Typography textColor="neutral600">{text('connector-away.meanwhile')}</Typography>
          <Steps />
        </Flex>
      </Flex>
    </Box>
  );
}

function Steps() {
  const text = useText();
  const steps = [
    { label: text('connector-away.start'), codes: ['npx cdp-connector start'] },
    { label: text('connector-away.settings'), codes: ['CDP_CONNECTOR_URL', 'CDP_SECRET'] },
    { label: text('connector-away.doctor'), codes: ['npx cdp-connector doctor'] },
  ];
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={2} paddingTop={1}>
      {steps.map(({ label, codes }, index) => (
        <Flex key={label} tag="li" gap={2} alignItems="baseline" wrap="wrap">
          <Typography>
            {index + 1}. {label}
          </Typography>
          {codes.map((code) => (
            <Code key={code}>{code}</Code>
          ))}
        </Flex>
      ))}
    </Flex>
  );
}
