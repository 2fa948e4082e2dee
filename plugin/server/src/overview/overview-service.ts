import type { Overview } from '../../../shared/contracts/overview.ts';
import { ConnectorUnavailable, connectorClient, connectorRepository } from '../connector/index.ts';
import { definitionsService } from '../definitions/index.ts';
import { outboxRepository } from '../outbox/index.ts';
import type { Dependencies } from '../strapi.ts';

/** What the first screen tells; it works with the connector down. */
export function overviewService({ strapi }: Dependencies) {
  const client = connectorClient(strapi);
  const connectors = connectorRepository(strapi);
  const definitions = definitionsService({ strapi });
  const outbox = outboxRepository(strapi);

  async function connection(): Promise<Overview['connector']> {
    try {
      return { reachable: true, status: await client.status() };
    } catch (error) {
      if (!(error instanceof ConnectorUnavailable)) throw error;
      return { reachable: false, problem: error.message };
    }
  }

  return {
    async read(): Promise<Overview> {
      const [connector, rows, { etag }, pendingChanges] = await Promise.all([
        connection(),
        connectors.findAll(),
        definitions.current(),
        outbox.count(),
      ]);
      return {
        connector,
        registrations: rows.map(({ name, version, segmentGroupIdentifier, seenAt }) => ({
          name,
          version,
          segmentGroupIdentifier,
          seenAt,
        })),
        definitions: { etag, pendingChanges },
      };
    },
  };
}
