import { Badge } from '@strapi/design-system';
import type { ManagedBy } from 'strapi-cdp-config';
import { styled } from 'styled-components';
import { useText } from '../text/index.ts';

const OneLine = styled(Badge)`
  white-space: nowrap;
`;

/** Marks what developers keep in the configuration file; nothing for what editors made. */
export function ManagedBadge({ managedBy }: { managedBy: ManagedBy }) {
  const text = useText();
  if (managedBy === 'editor') return null;
  return (
    <OneLine variant="neutral" size="S">
      {text('managed.badge')}
    </OneLine>
  );
}
