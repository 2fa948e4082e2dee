import { ProgressBar } from '@strapi/design-system';
import { styled } from 'styled-components';

const Bar = styled(ProgressBar)`
  width: 100%;
  background-color: ${({ theme }) => theme.colors.neutral200};

  > div {
    background-color: ${({ theme }) => theme.colors.primary600};
  }
`;

interface Props {
  label: string;
  /** From 0 to 100. */
  percent: number;
}

/** How far something is, as a bar that screen readers can read too. */
export function Progress({ label, percent }: Props) {
  return <Bar aria-label={label} aria-valuenow={percent} value={percent} size="S" />;
}
