import type { AudienceActivity } from 'strapi-cdp-config';
import { ConnectorUnavailable, connectorClient } from '../connector/index.ts';
import type { Strapi } from '../strapi.ts';

/** What the connector knows of audiences, or why it cannot be asked. */
export interface Activities {
  byIdentifier: ReadonlyMap<string, AudienceActivity>;
  /** A sentence, or null when the connector answered. */
  problem: string | null;
}

/** Asks the connector; while it is away, the screens go on without it. */
export async function audienceActivities(strapi: Strapi): Promise<Activities> {
  try {
    const items = await connectorClient(strapi).audienceActivities();
    return { byIdentifier: new Map(items.map((item) => [item.identifier, item])), problem: null };
  } catch (error) {
    if (!(error instanceof ConnectorUnavailable)) throw error;
    return { byIdentifier: new Map(), problem: error.message };
  }
}

/** Orders by the number of members; audiences of unknown size come last either way. */
export function bySize({ byIdentifier }: Pick<Activities, 'byIdentifier'>, isAscending: boolean) {
  const sizeOf = ({ identifier }: { identifier: string }) => byIdentifier.get(identifier)?.size;
  return (one: { identifier: string }, other: { identifier: string }): number => {
    const [size, otherSize] = [sizeOf(one) ?? null, sizeOf(other) ?? null];
    if (size === null || otherSize === null)
      return Number(size === null) - Number(otherSize === null);
    return isAscending ? size - otherSize : otherSize - size;
  };
}
