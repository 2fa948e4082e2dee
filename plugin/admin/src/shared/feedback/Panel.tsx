import { Box, Flex, Typography } from '@strapi/design-system';
import { type ReactNode, useId } from 'react';

interface Props {
  title: string;
  /** Stands right of the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A part of a page on a sheet of its own, under a heading. */
export function Panel({ title, action, children }: Props) {
  const id = useId();
  return (
    <Box
      tag="section"
      aria-labelledby={id}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={6}
      width="100%"
    >
      <Flex justifyContent="space-between" gap={4} paddingBottom={4}>
        <Typography id={id} variant="delta" tag="h2">
          {title}
        </Typography>
        {action}
      </Flex>
      {children}
    </Box>
  );
}
