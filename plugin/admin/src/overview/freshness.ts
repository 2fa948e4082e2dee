import type { Status } from 'strapi-cdp-config';
import type { Overview } from '../../../shared/contracts/overview.ts';

/** How the connector's copy of the definitions compares with what editors wrote. */
export type Freshness =
  | { kind: 'current' }
  | { kind: 'behind'; pendingChanges: number }
  | { kind: 'none' }
  | { kind: 'failed'; problem: string };

/** Compares what editors wrote with the connector's copy of it. */
export function freshness(copy: Status['definitions'], wrote: Overview['definitions']): Freshness {
  if (copy.etag === wrote.etag) return { kind: 'current' };
  if (copy.error !== null) return { kind: 'failed', problem: copy.error };
  if (copy.etag === null) return { kind: 'none' };
  return { kind: 'behind', pendingChanges: wrote.pendingChanges };
}
