import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { useText } from '../text/index.ts';
import { useToast } from './use-toast.ts';

const Lines = styled(Box)`
  font-family: 'SF Mono', SFMono-Regular, ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace;
  font-size: 1.3rem;
  line-height: 1.6;
  margin: 0;
  overflow-x: auto;
  white-space: pre;
`;

interface Props {
  /** What it is, such as the name of a file or a command. */
  title: string;
  code: string;
}

/** Lines to copy into a program or a terminal. */
export function CodeBlock({ title, code }: Props) {
  const text = useText();
  const toast = useToast();
  const { copy } = useClipboard();
  return (
    <Box width="100%" minWidth={0}>
      <Flex justifyContent="space-between" gap={3} paddingBottom={2}>
        <Typography variant="pi" fontWeight="bold">
          {title}
        </Typography>
        <Button
          variant="tertiary"
          size="S"
          startIcon={<Duplicate />}
          aria-label={text('action.copy', { value: title })}
          onClick={async () => {
            if (await copy(code)) toast.succeeded('copied');
          }}
        >
          {text('sources.copy')}
        </Button>
      </Flex>
      <Lines
        tag="pre"
        // Long lines are read by scrolling, also with the keyboard.
        tabIndex={0}
        role="region"
        aria-label={title}
        background="neutral100"
        color="neutral800"
        borderColor="neutral200"
        hasRadius
        padding={4}
      >
        <code>{code}</code>
      </Lines>
    </Box>
  );
}
