import { managedBySchema } from 'strapi-cdp-config';
import { internalContentType, managedAttributes } from '../database/index.ts';

/** A rule over customers and what they did. */
export const audience = internalContentType({
  singularName: 'audience',
  pluralName: 'audiences',
  displayName: 'Audience',
  collectionName: 'cdp_audiences',
  attributes: {
    name: { type: 'string', required: true },
    identifier: { type: 'string', required: true },
    description: { type: 'text' },
    rule: { type: 'json', required: true },
    /** The segments that its members are in. */
    segments: { type: 'json', required: true },
    /** Counts the changes of its rule. */
    version: { type: 'integer', required: true },
    ...managedAttributes,
  },
  unique: [['identifier']],
});

/** A rule that an audience has or had. */
export const audienceVersion = internalContentType({
  singularName: 'audience-version',
  pluralName: 'audience-versions',
  displayName: 'Audience version',
  collectionName: 'cdp_audience_versions',
  attributes: {
    /** The documentId of the audience. */
    audience: { type: 'string', required: true },
    version: { type: 'integer', required: true },
    name: { type: 'string', required: true },
    rule: { type: 'json', required: true },
    /** The name of the editor, or of the connector whose configuration file said so. */
    by: { type: 'string', required: true },
    managedBy: { type: 'enumeration', enum: managedBySchema.options, required: true },
    at: { type: 'datetime', required: true },
  },
  unique: [['audience', 'version']],
});
