import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

/** Browsers draw a frame around it that nothing else on a screen has. */
const Frame = styled(Flex)`
  border: 0;
  margin: 0;
  padding: 0;
`;

export interface FieldsetProps {
  legend: string;
  /** Id of the sentence that says what is wrong with it. */
  describedBy?: string | undefined;
  children: ReactNode;
}

/** Controls that belong together, under one name. */
export function Fieldset({ legend, describedBy, children }: FieldsetProps) {
  return (
    <Frame
      tag="fieldset"
      direction="column"
      alignItems="flex-start"
      gap={2}
      aria-describedby={describedBy}
    >
      <Typography tag="legend" variant="pi" fontWeight="bold" paddingBottom={2}>
        {legend}
      </Typography>
      {children}
    </Frame>
  );
}
