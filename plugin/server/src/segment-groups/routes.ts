import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const groups = '/segment-groups';
const group = `${groups}/:documentId`;
const segments = `${group}/segments`;
const segment = `${segments}/:segmentId`;

export const segmentGroupRoutes = [
  adminRoute('GET', groups, 'segment-groups.find', action('segment-groups', 'read')),
  adminRoute('POST', groups, 'segment-groups.create', action('segment-groups', 'create')),
  // Before the route with :documentId, which would take it for a document.
  adminRoute(
    'GET',
    `${groups}/identifier-check`,
    'segment-groups.checkIdentifier',
    action('segment-groups', 'read'),
  ),
  adminRoute('GET', group, 'segment-groups.findOne', action('segment-groups', 'read')),
  adminRoute('PUT', group, 'segment-groups.update', action('segment-groups', 'update')),
  adminRoute('DELETE', group, 'segment-groups.delete', action('segment-groups', 'delete')),
  adminRoute(
    'GET',
    `${group}/dependents`,
    'segment-groups.dependents',
    action('segment-groups', 'read'),
  ),
  adminRoute('GET', segments, 'segments.find', action('segments', 'read')),
  adminRoute('POST', segments, 'segments.create', action('segments', 'create')),
  adminRoute(
    'GET',
    `${segments}/identifier-check`,
    'segments.checkIdentifier',
    action('segments', 'read'),
  ),
  adminRoute('GET', segment, 'segments.findOne', action('segments', 'read')),
  adminRoute('PUT', segment, 'segments.update', action('segments', 'update')),
  adminRoute('DELETE', segment, 'segments.delete', action('segments', 'delete')),
];
