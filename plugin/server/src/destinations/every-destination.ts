import type { DestinationSummary } from 'strapi-cdp-config';
import { connectorRepository, knownDestinations } from '../connector/index.ts';
import type { Strapi } from '../strapi.ts';
import { destinationRepository, summaryOf } from './destination-repository.ts';

/** Where this site can send to: the platform, what the connectors have, and what editors made. */
export async function everyDestination(strapi: Strapi): Promise<DestinationSummary[]> {
  const [presented, authored] = await Promise.all([
    connectorRepository(strapi).findAll(),
    destinationRepository(strapi).findAll(),
  ]);
  return knownDestinations(presented, authored.map(summaryOf));
}
