import { Badge } from '@strapi/design-system';
import type { RunState } from 'strapi-cdp-config';
import { useText } from '../../shared/text/index.ts';
import { STATE_VARIANT } from './run-state.ts';

/** The state of a run, in a word. */
export function StateBadge({ state }: { state: RunState }) {
  const text = useText();
  return (
    <Badge variant={STATE_VARIANT[state]} size="S">
      {text(`run.state-${state}`)}
    </Badge>
  );
}
