import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const mayRead = action('segments', 'read');
const mayReadProfiles = action('profiles', 'read');

export const segmentContentRoutes = [
  adminRoute('GET', '/segment-content/segments', 'segment-content.findSegments', mayRead),
  adminRoute('GET', '/segment-content/:uid/preview', 'segment-content.preview', mayRead),
  adminRoute(
    'GET',
    '/segments/:group/:segment/members',
    'segment-content.findMembers',
    mayReadProfiles,
  ),
  adminRoute(
    'PUT',
    '/segments/overrides',
    'segment-content.override',
    action('segments', 'assign'),
  ),
  adminRoute('GET', '/profiles/:id/segments', 'segment-content.findOfProfile', mayReadProfiles),
];
