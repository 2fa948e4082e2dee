import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const mayRead = action('profiles', 'read');

export const profileRoutes = [
  adminRoute('GET', '/profiles', 'profiles.find', mayRead),
  adminRoute('GET', '/profiles/:id', 'profiles.findOne', mayRead),
  adminRoute('GET', '/profiles/:id/events', 'profiles.findEvents', mayRead),
  adminRoute('GET', '/profiles/:id/consent', 'profiles.findConsent', mayRead),
];
