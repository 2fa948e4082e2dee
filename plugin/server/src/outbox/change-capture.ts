import type { Strapi } from '../strapi.ts';
import { DEFINITION_UIDS } from '../uids.ts';
import type { OutboxRepository } from './outbox-repository.ts';

interface LifecycleEvent {
  model: { uid: string };
}

/**
 * Writes a message to the outbox whenever a definition is written, whoever writes it: the screens, a
 * connector's registration or a script of the site. Strapi calls it inside the writer's transaction,
 * so that the change and the message are kept or dropped together.
 *
 * @param wake called once the transaction is committed
 * @returns ends the capture
 */
export function captureChanges(
  strapi: Strapi,
  repository: OutboxRepository,
  wake: () => void,
): () => void {
  /** Transactions that have their message: a registration of a thousand workflows is one piece of news. */
  const noted = new WeakSet<object>();

  async function note({ model }: LifecycleEvent): Promise<void> {
    await strapi.db.transaction(async ({ trx, onCommit }) => {
      if (trx && noted.has(trx)) return;
      await repository.add(model.uid);
      if (trx) noted.add(trx);
      onCommit(wake);
    });
  }

  return strapi.db.lifecycles.subscribe({
    models: DEFINITION_UIDS,
    afterCreate: note,
    afterCreateMany: note,
    afterUpdate: note,
    afterUpdateMany: note,
    afterDelete: note,
    afterDeleteMany: note,
  });
}
