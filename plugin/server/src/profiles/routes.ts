import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const mayRead = action('profiles', 'read');
const maySplit = action('profiles', 'split');

export const profileRoutes = [
  adminRoute('GET', '/profiles', 'profiles.find', mayRead),
  adminRoute('GET', '/profiles/total', 'profiles.count', mayRead),
  adminRoute('GET', '/profiles/:id', 'profiles.findOne', mayRead),
  adminRoute('GET', '/profiles/:id/events', 'profiles.findEvents', mayRead),
  adminRoute('GET', '/profiles/:id/activity', 'profiles.findActivity', mayRead),
  adminRoute('GET', '/profiles/:id/orders', 'profiles.findOrders', mayRead),
  adminRoute('GET', '/profiles/:id/merges', 'profiles.findMerges', mayRead),
  adminRoute('GET', '/merges/:id/split', 'profiles.previewSplit', maySplit),
  adminRoute('POST', '/merges/:id/split', 'profiles.split', maySplit),
  adminRoute('POST', '/splits/:id/reunite', 'profiles.reunite', maySplit),
  adminRoute('GET', '/unification', 'profiles.unification', action('unification', 'read')),
  adminRoute('GET', '/profiles/:id/consent', 'profiles.findConsent', mayRead),
];
