import { importRequestSchema } from 'strapi-cdp-config';

/**
 * Imports are the connector's: the plugin passes its replies through.
 *
 * `POST /cdp/imports/files` - `importFileInputSchema`, `importFileSchema`
 * `PUT /cdp/imports/files/:id/parts/:part` - a form with the part as its field `files`
 * `POST /cdp/imports/files/:id/complete` - `importFileSchema`
 * `POST /cdp/imports/files/:id/analysis` - `importAnalysisRequestSchema`, `importAnalysisSchema`
 * `POST /cdp/imports/files/:id/dry-run` - `importDryRunRequestSchema`, `importDryRunSchema`
 * `GET /cdp/import-mappings` - `pageQuerySchema`, `savedMappingsPageSchema`
 * `POST /cdp/import-mappings/:name/rename` - `mappingRenameSchema`
 * `DELETE /cdp/import-mappings/:name`
 * `GET /cdp/imports` - `importRunsQuerySchema`, `importRunsPageSchema`
 * `POST /cdp/imports` - `importStartSchema`, `importRunSchema`
 * `GET /cdp/imports/:id`, `POST /cdp/imports/:id/cancel`, `DELETE /cdp/imports/:id`
 * `GET /cdp/imports/:id/bad-rows` - `importBadRowsPageSchema`; with `.csv` behind it, a file
 *
 * While the connector does not answer, these routes reply 503 with a sentence that says what to do.
 */
export const importStartSchema = importRequestSchema.omit({ requestedBy: true });
