import { internalContentType, managedAttributes } from '../database/index.ts';

/** A trait that is computed from events. */
export const computedTrait = internalContentType({
  singularName: 'computed-trait',
  pluralName: 'computed-traits',
  displayName: 'Computed trait',
  collectionName: 'cdp_computed_traits',
  attributes: {
    name: { type: 'string', required: true },
    identifier: { type: 'string', required: true },
    description: { type: 'text' },
    /** What decides about the value. */
    computation: { type: 'json', required: true },
    ...managedAttributes,
  },
  unique: [['identifier']],
});
