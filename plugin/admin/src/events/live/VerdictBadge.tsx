import { Badge } from '@strapi/design-system';
import type { Verdict } from '../../../../shared/contracts/events.ts';
import { useText } from '../../shared/text/index.ts';

const VARIANT = {
  stored: 'success',
  marked: 'secondary',
  duplicate: 'neutral',
  rejected: 'danger',
  dropped: 'alternative',
  blocked: 'warning',
  set_aside: 'warning',
} as const satisfies Record<Verdict, string>;

/** What became of an event. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const text = useText();
  return (
    <Badge size="S" variant={VARIANT[verdict]}>
      {text(`live.verdict-${verdict}`)}
    </Badge>
  );
}
