import {
  type Configuration,
  type Destination as Definition,
  PLATFORM_DESTINATION,
} from 'strapi-cdp-config';
import { ExportFailure } from '../failure.ts';
import { openPlatformDestination } from './cdp/index.ts';
import type { Destination, DestinationPlatform, DestinationRun } from './destination.ts';
import { kindOf } from './kinds.ts';

/**
 * Opens the destination of a run.
 *
 * @param definition what {@link findDestination} found; undefined for the platform itself
 */
export function openDestination(
  platform: DestinationPlatform & { configuration: Configuration },
  definition: Definition | undefined,
  run: DestinationRun,
): Destination {
  if (!definition) return openPlatformDestination(platform, run);
  return kindOf(definition).open(platform, definition, run);
}

/**
 * Finds a destination by its key.
 *
 * @returns undefined for the platform itself
 * @throws ExportFailure when there is none of that key
 */
export function findDestination(
  { destinations }: Pick<Configuration, 'destinations'>,
  key: string,
): Definition | undefined {
  if (key === PLATFORM_DESTINATION) return undefined;
  const found = destinations.find((one) => one.key === key);
  if (found) return found;
  throw new ExportFailure(
    `There is no destination «${key}»: add it to \`destinations\` in the connector's configuration file (config/cdp.config.ts), or choose another one for the workflow.`,
    { permanent: true },
  );
}
