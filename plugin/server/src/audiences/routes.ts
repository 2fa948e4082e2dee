import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const audiences = '/audiences';
const audience = `${audiences}/:documentId`;
const versions = `${audience}/versions`;
const mayRead = action('audiences', 'read');
const mayUpdate = action('audiences', 'update');
/** For what shows single customers. */
const maySee = [mayRead, action('profiles', 'read')] as const;

export const audienceRoutes = [
  adminRoute('GET', audiences, 'audiences.find', mayRead),
  adminRoute('POST', audiences, 'audiences.create', action('audiences', 'create')),
  // Before the routes with :documentId, which would take them for documents.
  adminRoute('GET', `${audiences}/identifier-check`, 'audiences.checkIdentifier', mayRead),
  adminRoute('GET', `${audiences}/choices`, 'audiences.findChoices', mayRead),
  adminRoute('GET', `${audiences}/known`, 'audiences.findKnown', mayRead),
  adminRoute('GET', `${audiences}/known/values`, 'audiences.findKnownValues', mayRead),
  adminRoute('POST', `${audiences}/preview`, 'audiences.preview', mayRead),
  adminRoute('POST', `${audiences}/preview/members`, 'audiences.previewMembers', ...maySee),
  adminRoute('POST', `${audiences}/explain`, 'audiences.explain', ...maySee),
  adminRoute('GET', audience, 'audiences.findOne', mayRead),
  adminRoute('PUT', audience, 'audiences.update', mayUpdate),
  adminRoute('DELETE', audience, 'audiences.delete', action('audiences', 'delete')),
  adminRoute('GET', versions, 'audiences.findVersions', mayRead),
  adminRoute('POST', `${versions}/:version/restore`, 'audiences.restore', mayUpdate),
  adminRoute('GET', `${audience}/activity`, 'memberships.findActivity', mayRead),
  adminRoute('GET', `${audience}/members`, 'memberships.findMembers', ...maySee),
  adminRoute('GET', `${audience}/members.csv`, 'memberships.downloadMembers', ...maySee),
  adminRoute('POST', `${audience}/compute`, 'memberships.compute', mayUpdate),
  adminRoute('GET', '/profiles/:id/audiences', 'memberships.findOfProfile', ...maySee),
];
