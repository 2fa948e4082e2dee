import { internalContentType, managedAttributes } from '../database/index.ts';

/** An audience bound to a destination. */
export const activation = internalContentType({
  singularName: 'activation',
  pluralName: 'activations',
  displayName: 'Activation',
  collectionName: 'cdp_activations',
  attributes: {
    name: { type: 'string', required: true },
    identifier: { type: 'string', required: true },
    description: { type: 'text' },
    /** The identifier of the audience. */
    audience: { type: 'string', required: true },
    /** The key of the destination. */
    destination: { type: 'string', required: true },
    enabled: { type: 'boolean', required: true, default: true },
    /** When it acts, and what leaves. */
    options: { type: 'json', required: true },
    ...managedAttributes,
  },
  unique: [['identifier']],
  indexes: [['audience']],
});
