import { Badge, Typography } from '@strapi/design-system';
import type { ActivationRow } from '../../../shared/contracts/activations.ts';
import { CellStack } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { type ActivationStateKind, stateOf } from './activation-state.ts';

/** How each state looks; the words are always there too. */
const VARIANT = {
  unknown: 'neutral',
  off: 'neutral',
  problem: 'danger',
  working: 'secondary',
  ready: 'success',
} as const satisfies Record<ActivationStateKind, string>;

/** How an activation is doing: what waits, what keeps it from being delivered, what was refused. */
export function ActivationState({ activation }: { activation: ActivationRow }) {
  const text = useText();
  const state = stateOf(activation);
  const { waiting = 0, refused = 0, problem = null, nextTryAt = null } = activation.activity ?? {};
  return (
    <CellStack>
      <Badge variant={VARIANT[state]} size="S">
        {text(`activations.state-${state}`)}
      </Badge>
      {waiting > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {text('activations.waiting-count', { count: waiting })}
        </Typography>
      )}
      {state === 'problem' && (
        <Typography variant="pi" textColor="danger600" style={{ overflowWrap: 'anywhere' }}>
          {problem}
        </Typography>
      )}
      {state === 'problem' && nextTryAt !== null && (
        <Typography variant="pi" textColor="neutral600">
          {text('activations.next-try')} <RelativeTime at={nextTryAt} />
        </Typography>
      )}
      {refused > 0 && (
        <Typography variant="pi" textColor="danger600">
          {text('activations.refused-count', { count: refused })}
        </Typography>
      )}
    </CellStack>
  );
}
