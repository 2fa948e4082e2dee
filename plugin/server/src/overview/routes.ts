import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

export const overviewRoutes = [
  adminRoute('GET', '/overview', 'overview.find', action('overview', 'read')),
];
