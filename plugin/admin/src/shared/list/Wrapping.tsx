import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

/** Around a table: what is long is written on several lines, rather than past the edge of the screen. */
export const Wrapping = styled(Box)`
  th,
  th span,
  td {
    white-space: normal;
  }
`;
