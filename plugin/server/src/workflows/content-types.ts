import { workflowKindSchema } from 'strapi-cdp-config';
import { internalContentType, managedAttributes } from '../database/index.ts';

/** A scheduled export. */
export const workflow = internalContentType({
  singularName: 'workflow',
  pluralName: 'workflows',
  displayName: 'Workflow',
  collectionName: 'cdp_workflows',
  attributes: {
    key: { type: 'string', required: true },
    name: { type: 'string', required: true },
    kind: { type: 'enumeration', enum: workflowKindSchema.options, required: true },
    interval: { type: 'string', required: true },
    timeZone: { type: 'string', required: true },
    enabled: { type: 'boolean', required: true, default: true },
    options: { type: 'json', required: true },
    ...managedAttributes,
  },
  unique: [['key']],
});
