import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import { type ReactNode, useId } from 'react';

interface Props {
  title: string;
  hint?: string;
  children: ReactNode;
}

/** Fields that belong together, on a sheet of their own; each child is a {@link FormCell}. */
export function FormSection({ title, hint, children }: Props) {
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
      <Flex direction="column" alignItems="flex-start" gap={1} paddingBottom={5}>
        <Typography id={id} variant="delta" tag="h2">
          {title}
        </Typography>
        {hint && (
          <Typography variant="pi" textColor="neutral600">
            {hint}
          </Typography>
        )}
      </Flex>
      <Grid.Root gap={5}>{children}</Grid.Root>
    </Box>
  );
}

interface CellProps {
  /** Of twelve; six by default. */
  columns?: number;
  /** The same on screens of a tablet's size; twelve by default. */
  tablet?: number;
  children: ReactNode;
}

/** A place in a section, of twelve columns; all of them on the smallest screens. */
export function FormCell({ columns = 6, tablet = 12, children }: CellProps) {
  return (
    <Grid.Item col={columns} s={tablet} xs={12} direction="column" alignItems="stretch">
      {children}
    </Grid.Item>
  );
}
