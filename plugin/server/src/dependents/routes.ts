import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

export const dependentsRoutes = [
  adminRoute('GET', '/dependents', 'dependents.find', action('audiences', 'read')),
];
