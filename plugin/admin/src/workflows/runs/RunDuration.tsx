import type { Run } from 'strapi-cdp-config';
import { useFormat } from '../../shared/format/index.ts';
import { useNow } from '../../shared/time/index.ts';
import { isUnderWay, tookOf } from './run-state.ts';

/** How long a run took, or has been going on. */
export function RunDuration({ run }: { run: Run }) {
  const format = useFormat();
  const now = useNow(isUnderWay(run) ? 1000 : 60_000);
  const took = tookOf(run, now);
  return took === undefined ? '–' : format.duration(took);
}
