import type { Configuration, Destination as Definition } from 'strapi-cdp-config';
import {
  type Destination,
  type DestinationPlatform,
  type DestinationRun,
  kindOf,
} from '../../destinations/index.ts';
import { openPlatformDestination } from './platform-destination.ts';

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
