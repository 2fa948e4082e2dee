import { errors } from '@strapi/utils';
import type { ActivationActivity } from 'strapi-cdp-config';
import { ConnectorUnavailable, connectorClient } from '../connector/index.ts';
import type { Strapi } from '../strapi.ts';

/** What the connector knows of activations, or why it cannot be asked. */
export interface Activities {
  byIdentifier: ReadonlyMap<string, ActivationActivity>;
  /** A sentence, or null when the connector answered. */
  problem: string | null;
}

/** Asks the connector; while it is away, the screens go on without it. */
export async function activationActivities(strapi: Strapi): Promise<Activities> {
  try {
    const items = await connectorClient(strapi).activationActivities();
    return { byIdentifier: new Map(items.map((item) => [item.identifier, item])), problem: null };
  } catch (error) {
    if (!(error instanceof ConnectorUnavailable)) throw error;
    return { byIdentifier: new Map(), problem: error.message };
  }
}

/** The same for one of them; null while the connector does not answer or does not know it yet. */
export async function activationActivity(
  strapi: Strapi,
  identifier: string,
): Promise<ActivationActivity | null> {
  try {
    return await connectorClient(strapi).activationActivity(identifier);
  } catch (error) {
    const isUnknown = error instanceof errors.NotFoundError;
    if (isUnknown || error instanceof ConnectorUnavailable) return null;
    throw error;
  }
}
