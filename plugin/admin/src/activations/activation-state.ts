import type { ActivationRow } from '../../../shared/contracts/activations.ts';

/** How an activation is doing, in short. */
export type ActivationStateKind = 'unknown' | 'off' | 'problem' | 'working' | 'ready';

type Doing = Pick<ActivationRow, 'enabled' | 'activity'>;

/** How an activation is doing; whoever switched it off knows why nothing leaves. */
export function stateOf({ enabled, activity }: Doing): ActivationStateKind {
  if (!enabled) return 'off';
  if (!activity) return 'unknown';
  if (activity.problem !== null) return 'problem';
  return hasWork({ enabled, activity }) ? 'working' : 'ready';
}

/** Whether something of an activation will be different in a moment. */
export function hasWork({ activity }: Doing): boolean {
  if (!activity) return false;
  const { waiting, snapshot } = activity;
  return waiting > 0 || (snapshot !== null && snapshot.endedAt === null);
}
