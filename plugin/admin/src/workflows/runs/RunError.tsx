import { Box, Typography } from '@strapi/design-system';
import type { Run } from 'strapi-cdp-config';
import { styled } from 'styled-components';
import { useText } from '../../shared/text/index.ts';

const WholeText = styled(Typography)`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;

/** Why a run failed or is being tried again, in full. */
export function RunError({ run, error }: { run: Run; error: string }) {
  const text = useText();
  const isFinal = run.state === 'failed';
  const color = isFinal ? 'danger' : 'warning';
  return (
    <Box background={`${color}100`} borderColor={`${color}200`} hasRadius padding={3}>
      <Typography tag="p" fontWeight="semiBold" textColor={`${color}700`}>
        {isFinal
          ? text('run.failed-after', { attempts: run.attempts })
          : text('run.trouble', { attempts: run.attempts })}
      </Typography>
      <WholeText tag="p" textColor="neutral800">
        {error}
      </WholeText>
    </Box>
  );
}
