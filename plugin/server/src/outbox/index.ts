import { connectorClient } from '../connector/index.ts';
import type { Strapi } from '../strapi.ts';
import { captureChanges } from './change-capture.ts';
import { createDispatcher } from './dispatcher.ts';
import { outboxRepository } from './outbox-repository.ts';

export { outboxMessage } from './content-types.ts';
export { outboxRepository } from './outbox-repository.ts';

/**
 * Begins to tell the connector of changes.
 *
 * @returns ends it, leaving what waits for the next start
 */
export function startOutbox(strapi: Strapi): () => Promise<void> {
  const repository = outboxRepository(strapi);
  const client = connectorClient(strapi);
  const dispatcher = createDispatcher({
    repository,
    deliver: (signal) => client.refreshDefinitions(signal),
    log: strapi.log,
  });
  const endCapture = captureChanges(strapi, repository, dispatcher.wake);
  dispatcher.start();
  return async () => {
    endCapture();
    await dispatcher.stop();
  };
}
