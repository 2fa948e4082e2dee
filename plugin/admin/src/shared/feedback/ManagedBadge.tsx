import { Badge } from '@strapi/design-system';
import type { ManagedBy } from 'strapi-cdp-config';
import { useText } from '../text/index.ts';

/** Marks what developers keep in the configuration file; nothing for what editors made. */
export function ManagedBadge({ managedBy }: { managedBy: ManagedBy }) {
  const text = useText();
  if (managedBy === 'editor') return null;
  return (
    <Badge variant="neutral" size="S">
      {text('managed.badge')}
    </Badge>
  );
}
