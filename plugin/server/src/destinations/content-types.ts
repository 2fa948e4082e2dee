import { internalContentType } from '../database/index.ts';

/** Where exports go, as editors set it up. Its credentials are encrypted with the shared secret. */
export const destination = internalContentType({
  singularName: 'destination',
  pluralName: 'destinations',
  displayName: 'Destination',
  collectionName: 'cdp_destinations',
  attributes: {
    key: { type: 'string', required: true },
    name: { type: 'string', required: true },
    definition: { type: 'json', required: true },
  },
  unique: [['key']],
});
