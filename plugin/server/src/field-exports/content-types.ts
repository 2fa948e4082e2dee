import { internalContentType, managedAttributes } from '../database/index.ts';

/** Which fields of one content type leave. */
export const fieldExport = internalContentType({
  singularName: 'field-export',
  pluralName: 'field-exports',
  displayName: 'Field export',
  collectionName: 'cdp_field_exports',
  attributes: {
    contentType: { type: 'string', required: true },
    fields: { type: 'json', required: true },
    /** Fields of the model that editors have seen: any other is announced to them. */
    seenFields: { type: 'json' },
    ...managedAttributes,
  },
  unique: [['content_type']],
});
