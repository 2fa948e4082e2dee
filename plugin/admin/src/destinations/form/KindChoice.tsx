import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import { Code as CodeIcon, File, PaperPlane } from '@strapi/icons';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import type { DestinationKind } from 'strapi-cdp-config';
import { styled } from 'styled-components';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';

const KINDS: { kind: DestinationKind; Icon: typeof File }[] = [
  { kind: 'http', Icon: PaperPlane },
  { kind: 'webhook', Icon: CodeIcon },
  { kind: 'file', Icon: File },
];

const Card = styled(NavLink)`
  display: block;
  height: 100%;
  width: 100%;
  text-decoration: none;
  border-radius: ${({ theme }) => theme.borderRadius};
  &:hover > div,
  &:focus-visible > div {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
`;

/** The first step of a new destination: of which kind it is, which it stays. */
export function KindChoice() {
  const text = useText();
  return (
    <Page.Main>
      <Page.Title>{text('destinations.create')}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={`${HOME}/destinations`} />}
        title={text('destinations.create')}
        subtitle={text('destinations.choose-kind')}
      />
      <Layouts.Content>
        <Grid.Root gap={4} tag="ul">
          {KINDS.map(({ kind, Icon }) => (
            <Grid.Item key={kind} col={4} s={12} xs={12} tag="li" alignItems="stretch">
              <Card to={`?kind=${kind}`}>
                <Box
                  background="neutral0"
                  borderColor="neutral150"
                  hasRadius
                  shadow="tableShadow"
                  padding={6}
                  height="100%"
                >
                  <Flex direction="column" alignItems="flex-start" gap={3}>
                    <Icon width="2.4rem" height="2.4rem" fill="primary600" aria-hidden />
                    <Typography variant="delta" tag="h2">
                      {text(`destinations.kind-${kind}`)}
                    </Typography>
                    <Typography textColor="neutral600">
                      {text(`destinations.kind-hint-${kind}`)}
                    </Typography>
                  </Flex>
                </Box>
              </Card>
            </Grid.Item>
          ))}
        </Grid.Root>
      </Layouts.Content>
    </Page.Main>
  );
}
