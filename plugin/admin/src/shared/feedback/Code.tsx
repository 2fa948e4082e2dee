import { Box } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const Monospaced = styled(Box)`
  font-family: 'SF Mono', SFMono-Regular, ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace;
  font-size: 1.3rem;
  overflow-wrap: anywhere;
`;

/** A command, a name or a value, as it is typed. */
export function Code({ children }: { children: ReactNode }) {
  return (
    <Monospaced
      tag="code"
      background="neutral100"
      color="neutral800"
      hasRadius
      paddingLeft={1}
      paddingRight={1}
    >
      {children}
    </Monospaced>
  );
}
