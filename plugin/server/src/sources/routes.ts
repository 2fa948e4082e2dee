import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const sources = '/sources';
const source = `${sources}/:documentId`;
const writeKeys = `${source}/write-keys`;

export const sourceRoutes = [
  adminRoute('GET', sources, 'sources.find', action('sources', 'read')),
  adminRoute('POST', sources, 'sources.create', action('sources', 'create')),
  // Before the route with :documentId, which would take it for a document.
  adminRoute('GET', `${sources}/key-check`, 'sources.checkKey', action('sources', 'read')),
  adminRoute('GET', source, 'sources.findOne', action('sources', 'read')),
  adminRoute('PUT', source, 'sources.update', action('sources', 'update')),
  adminRoute('DELETE', source, 'sources.delete', action('sources', 'delete')),
  adminRoute('GET', `${source}/volume`, 'sources.findVolume', action('sources', 'read')),
  adminRoute('POST', writeKeys, 'sources.rotate', action('sources', 'rotate')),
  adminRoute('DELETE', `${writeKeys}/:keyId`, 'sources.revoke', action('sources', 'rotate')),
];
