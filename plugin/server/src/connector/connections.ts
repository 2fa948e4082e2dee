import { type DestinationSummary, PLATFORM_DESTINATION } from 'strapi-cdp-config';
import type { ConnectorRow } from './connector-repository.ts';

const PLATFORM: DestinationSummary = {
  key: PLATFORM_DESTINATION,
  name: 'Customer data platform',
  kind: 'cdp',
};

/** Names of the connectors that fill a segment group; while there are any, its identifier is locked. */
export function connectorsOf(
  segmentGroupIdentifier: string,
  connectors: readonly ConnectorRow[],
): string[] {
  return connectors
    .filter((connector) => connector.segmentGroupIdentifier === segmentGroupIdentifier)
    .map(({ name }) => name);
}

/**
 * Where workflows can send to: the platform itself, what the connectors said they have, and what
 * editors made.
 */
export function knownDestinations(
  connectors: readonly ConnectorRow[],
  authored: readonly DestinationSummary[] = [],
): DestinationSummary[] {
  const destinations = new Map([[PLATFORM.key, PLATFORM]]);
  for (const destination of [
    ...connectors.flatMap((connector) => connector.destinations),
    ...authored,
  ]) {
    if (!destinations.has(destination.key)) destinations.set(destination.key, destination);
  }
  return [...destinations.values()];
}
