import type { DefinitionsStore } from '../definitions/index.ts';
import type { Platform } from '../platform.ts';
import { releaseMended } from './health/index.ts';

/** Has whatever waits for a destination go on when an editor changed it. Call it when definitions have started. */
export function startDestinations(
  platform: Pick<Platform, 'database' | 'clock'>,
  definitions: Pick<DefinitionsStore, 'current' | 'onChange'>,
): void {
  const known = definitions.current();
  definitions.onChange(releaseMended(platform, known), known);
}
