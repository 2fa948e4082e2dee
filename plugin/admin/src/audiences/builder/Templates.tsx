import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { styled } from 'styled-components';
import { useText } from '../../shared/text/index.ts';
import type { RuleDraft } from './model/draft.ts';
import { TEMPLATES } from './model/templates.ts';

const Choice = styled(Flex)`
  cursor: pointer;
  text-align: left;

  &:hover {
    border-color: ${({ theme }) => theme.colors.primary200};
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

/** Rules to begin with, while there is nothing yet. */
export function Templates({ onChoose }: { onChoose: (rule: RuleDraft) => void }) {
  const text = useText();
  const id = useId();
  return (
    <Box tag="section" aria-labelledby={id} paddingBottom={2}>
      <Typography id={id} tag="h3" variant="sigma" textColor="neutral600">
        {text('builder.templates')}
      </Typography>
      <Grid.Root gap={3} paddingTop={2} paddingBottom={2}>
        {TEMPLATES.map(({ id: template, rule }) => (
          <Grid.Item key={template} col={4} m={6} s={6} xs={12} alignItems="stretch">
            <Choice
              tag="button"
              type="button"
              direction="column"
              alignItems="flex-start"
              gap={1}
              background="neutral0"
              borderColor="neutral200"
              hasRadius
              padding={4}
              width="100%"
              onClick={() => onChoose(rule)}
            >
              <Typography fontWeight="semiBold">{text(`builder.template-${template}`)}</Typography>
              <Typography variant="pi" textColor="neutral600">
                {text(`builder.template-${template}-hint`)}
              </Typography>
            </Choice>
          </Grid.Item>
        ))}
      </Grid.Root>
    </Box>
  );
}
