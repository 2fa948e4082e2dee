import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const one = '/field-exports/:contentType';

export const fieldExportRoutes = [
  adminRoute('GET', '/field-exports', 'field-exports.find', action('field-exports', 'read')),
  adminRoute('GET', one, 'field-exports.findOne', action('field-exports', 'read')),
  adminRoute('PUT', one, 'field-exports.update', action('field-exports', 'update')),
  adminRoute('POST', `${one}/seen`, 'field-exports.markSeen', action('field-exports', 'update')),
  adminRoute('GET', `${one}/entries`, 'field-previews.entries', action('field-exports', 'read')),
  adminRoute('POST', `${one}/preview`, 'field-previews.preview', action('field-exports', 'read')),
];
