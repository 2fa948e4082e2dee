import { HTTPError } from 'got';
import {
  type Configuration,
  managedDefinitions,
  PLATFORM_DESTINATION,
  type Registration,
} from 'strapi-cdp-config';
import { digest } from '../shared/digest.ts';
import { VERSION } from '../shared/version.ts';
import { describeStrapiFailure, type StrapiClient } from '../strapi/index.ts';

const TIMEOUT = { request: 20_000 };

/** What the connector tells Strapi about itself; no secret of a destination is in it. */
export function describeConnector(configuration: Configuration): Registration {
  return {
    name: configuration.name,
    version: VERSION,
    segmentGroupIdentifier: configuration.segmentGroupIdentifier,
    destinations: [
      { key: PLATFORM_DESTINATION, name: 'Customer data platform', kind: 'cdp' },
      ...configuration.destinations.map(({ key, name, kind }) => ({ key, name, kind })),
    ],
    managed: managedDefinitions(configuration, digest),
  };
}

/** Presents the connector to Strapi. @throws what got throws */
export async function register(strapi: StrapiClient, configuration: Configuration): Promise<void> {
  await strapi.put('registration', {
    json: describeConnector(configuration),
    timeout: TIMEOUT,
    retry: { limit: 0 },
  });
}

/** Says why a registration failed; a refusal comes with Strapi's own words. */
export function describeRefusal(error: unknown): string {
  const reason = describeStrapiFailure(error);
  if (!(error instanceof HTTPError) || error.response.statusCode !== 400) return reason;
  return `${reason} ${String(error.response.body).slice(0, 1000)}`;
}
