import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const plan = '/plan';
const one = `${plan}/:documentId`;

export const planRoutes = [
  adminRoute('GET', plan, 'plan.find', action('plan', 'read')),
  adminRoute('POST', plan, 'plan.create', action('plan', 'create')),
  adminRoute('GET', one, 'plan.findOne', action('plan', 'read')),
  adminRoute('PUT', one, 'plan.update', action('plan', 'update')),
  adminRoute('DELETE', one, 'plan.delete', action('plan', 'delete')),
];
