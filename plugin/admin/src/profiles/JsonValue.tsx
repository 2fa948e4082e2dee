import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../shared/text/index.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const Formatted = styled(Box)`
  font-family: 'SF Mono', SFMono-Regular, ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace;
  font-size: 1.2rem;
  line-height: 1.5;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  margin: 0;
`;

/** A value that may be nested: words for a simple one, formatted JSON for the others. */
export function JsonValue({ value }: { value: Json }) {
  const text = useText();
  if (typeof value === 'boolean') return <Typography>{text(value ? 'yes' : 'no')}</Typography>;
  if (value === null) return <Typography textColor="neutral600">–</Typography>;
  if (typeof value !== 'object') return <Wrapped>{String(value)}</Wrapped>;
  return (
    <Formatted tag="pre" background="neutral100" color="neutral800" hasRadius padding={2}>
      {JSON.stringify(value, null, 2)}
    </Formatted>
  );
}

const Wrapped = styled(Typography)`
  overflow-wrap: anywhere;
`;
