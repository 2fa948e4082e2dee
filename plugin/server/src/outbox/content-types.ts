import { internalContentType } from '../database/index.ts';

/** Something that the connector has to be told, written together with what it tells of. */
export const outboxMessage = internalContentType({
  singularName: 'outbox-message',
  pluralName: 'outbox-messages',
  displayName: 'Outbox message',
  collectionName: 'cdp_outbox',
  attributes: {
    topic: { type: 'string', required: true },
    /** What changed: the uid of a content type of definitions. */
    payload: { type: 'json', required: true },
    attempts: { type: 'integer', required: true, default: 0 },
    availableAt: { type: 'datetime', required: true },
  },
});
