import {
  type Definitions,
  type Destination,
  PLATFORM_DESTINATION,
  SealError,
  unsealDestination,
} from 'strapi-cdp-config';
import type { Platform } from '../platform.ts';
import { TransferFailure } from './failure.ts';

/** Where destinations are known from: the configuration file, and what editors made. */
export interface KnownDestinations {
  platform: Pick<Platform, 'configuration' | 'settings'>;
  definitions: {
    current(): Pick<Definitions, 'destinations'>;
    refresh(): Promise<void>;
  };
}

/**
 * Finds a destination by its key. The configuration file's go first.
 *
 * @returns undefined for the platform itself
 * @throws TransferFailure when there is none of that key, or its credentials cannot be read
 */
export async function findDestination(
  { platform, definitions }: KnownDestinations,
  key: string,
): Promise<Destination | undefined> {
  if (key === PLATFORM_DESTINATION) return undefined;
  const configured = platform.configuration.destinations.find((one) => one.key === key);
  if (configured) return configured;
  const find = () => definitions.current().destinations.find((one) => one.key === key);
  let sealed = find();
  if (!sealed) {
    // It may have been made a moment ago.
    await definitions.refresh();
    sealed = find();
  }
  if (!sealed) {
    throw new TransferFailure(
      `There is no destination «${key}»: add it under «Destinations» in the admin panel or to \`destinations\` in the connector's configuration file (config/cdp.config.ts), or choose another one.`,
      { permanent: true },
    );
  }
  try {
    return await unsealDestination(sealed, platform.settings.secret);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    throw new TransferFailure(
      `${error.message} Enter them again under «Destinations» in the admin panel.`,
      { permanent: true, cause: error },
    );
  }
}
