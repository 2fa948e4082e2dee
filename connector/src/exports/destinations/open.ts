import { type Configuration, PLATFORM_DESTINATION } from 'strapi-cdp-config';
import { ExportFailure } from '../failure.ts';
import { openPlatformDestination } from './cdp/index.ts';
import type { Destination, DestinationPlatform, DestinationRun } from './destination.ts';
import { openFileDestination } from './file/index.ts';
import { openHttpDestination } from './http/index.ts';

/**
 * Opens the destination of a run.
 *
 * @throws ExportFailure when the configuration file knows no destination of that key
 */
export function openDestination(
  platform: DestinationPlatform & { configuration: Configuration },
  run: DestinationRun,
): Destination {
  const { destination: key } = run.options;
  if (key === PLATFORM_DESTINATION) return openPlatformDestination(platform, run);
  const definition = platform.configuration.destinations.find((one) => one.key === key);
  switch (definition?.kind) {
    case 'http':
      return openHttpDestination(platform, definition, run);
    case 'file':
      return openFileDestination(definition, run);
    case undefined:
      throw new ExportFailure(
        `There is no destination «${key}»: add it to \`destinations\` in the connector's configuration file (config/cdp.config.ts), or choose another one for the workflow.`,
        { permanent: true },
      );
  }
}
