import { sourceKindSchema, sourceSettingsSchema } from 'strapi-cdp-config';
import { internalContentType, managedAttributes } from '../database/index.ts';

const { ip, plan } = sourceSettingsSchema.shape;

/** Where events come from. Of a server's write keys only digests are kept. */
export const source = internalContentType({
  singularName: 'source',
  pluralName: 'sources',
  displayName: 'Source',
  collectionName: 'cdp_sources',
  attributes: {
    key: { type: 'string', required: true },
    name: { type: 'string', required: true },
    kind: { type: 'enumeration', enum: sourceKindSchema.options, required: true },
    enabled: { type: 'boolean', required: true, default: true },
    origins: { type: 'json', required: true },
    writeKeys: { type: 'json', required: true },
    rateLimit: { type: 'integer' },
    ip: { type: 'enumeration', enum: ip.unwrap().options, required: true },
    plan: { type: 'enumeration', enum: plan.unwrap().options, required: true },
    consent: { type: 'json', required: true },
    ...managedAttributes,
  },
  unique: [['key']],
});
