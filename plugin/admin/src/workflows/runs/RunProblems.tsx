import { Box, Flex, Typography } from '@strapi/design-system';
import type { RunProblem } from 'strapi-cdp-config';
import { useText } from '../../shared/text/index.ts';

/** What is wrong with records of a run that only tried. */
export function RunProblems({ problems }: { problems: RunProblem[] }) {
  const text = useText();
  return (
    <Box background="warning100" borderColor="warning200" hasRadius padding={3}>
      <Typography tag="p" fontWeight="semiBold" textColor="warning700">
        {text('run.problems', { count: problems.length })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {problems.map(({ documentId, locale, reason }) => (
          <Typography key={`${documentId} ${locale}`} tag="li" style={{ overflowWrap: 'anywhere' }}>
            {[documentId, locale].filter(Boolean).join(' · ')}: {reason}
          </Typography>
        ))}
      </Flex>
    </Box>
  );
}
