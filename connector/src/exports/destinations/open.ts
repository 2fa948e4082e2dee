import type { Configuration, Destination as Definition } from 'strapi-cdp-config';
import { openPlatformDestination } from './cdp/index.ts';
import type { Destination, DestinationPlatform, DestinationRun } from './destination.ts';
import { kindOf } from './kinds.ts';

/**
 * Opens the destination of a run.
 *
 * @param definition what `findDestination` found; undefined for the platform itself
 */
export function openDestination(
  platform: DestinationPlatform & { configuration: Configuration },
  definition: Definition | undefined,
  run: DestinationRun,
): Destination {
  if (!definition) return openPlatformDestination(platform, run);
  return kindOf(definition).open(platform, definition, run);
}
