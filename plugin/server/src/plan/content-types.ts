import { plannedTypeSchema } from 'strapi-cdp-config';
import { internalContentType } from '../database/index.ts';

/** An event that is known to come, with its properties. */
export const plannedEvent = internalContentType({
  singularName: 'planned-event',
  pluralName: 'planned-events',
  displayName: 'Planned event',
  collectionName: 'cdp_planned_events',
  attributes: {
    type: { type: 'enumeration', enum: plannedTypeSchema.options, required: true },
    name: { type: 'string', required: true },
    description: { type: 'text' },
    properties: { type: 'json', required: true },
  },
  unique: [['type', 'name']],
});
