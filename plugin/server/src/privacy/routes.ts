import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const mayRead = action('privacy', 'read');
const maySuppress = action('privacy', 'suppress');

export const privacyRoutes = [
  adminRoute('POST', '/privacy/find', 'privacy.find', mayRead),
  adminRoute('GET', '/privacy/requests', 'privacy.findRequests', mayRead),
  adminRoute('GET', '/privacy/profiles/:id/export', 'privacy.export', action('privacy', 'export')),
  adminRoute('POST', '/privacy/delete', 'privacy.delete', action('privacy', 'delete')),
  adminRoute('POST', '/privacy/suppress', 'privacy.suppress', maySuppress),
  adminRoute('POST', '/privacy/unsuppress', 'privacy.unsuppress', maySuppress),
];
