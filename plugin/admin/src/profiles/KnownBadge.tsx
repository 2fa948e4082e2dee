import { Badge } from '@strapi/design-system';
import { useText } from '../shared/text/index.ts';

/** Whether a profile is known by more than the id of a browser. */
export function KnownBadge({ known }: { known: boolean }) {
  const text = useText();
  return (
    <Badge variant={known ? 'success' : 'neutral'} size="S">
      {text(known ? 'profiles.known' : 'profiles.anonymous')}
    </Badge>
  );
}
