import { internalContentType } from '../database/index.ts';

/** A connector that presented itself: what it is, and where its exports can go. */
export const connector = internalContentType({
  singularName: 'connector',
  pluralName: 'connectors',
  displayName: 'Connector',
  collectionName: 'cdp_connectors',
  attributes: {
    name: { type: 'string', required: true },
    version: { type: 'string', required: true },
    segmentGroupIdentifier: { type: 'string' },
    destinations: { type: 'json', required: true },
    seenAt: { type: 'datetime', required: true },
  },
  unique: [['name']],
});
