import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const destinations = '/destinations';
const destination = `${destinations}/:key`;

export const destinationRoutes = [
  adminRoute('GET', destinations, 'destinations.find', action('destinations', 'read')),
  adminRoute('POST', destinations, 'destinations.create', action('destinations', 'create')),
  adminRoute(
    'GET',
    '/destination-key-check',
    'destinations.checkKey',
    action('destinations', 'read'),
  ),
  adminRoute(
    'POST',
    '/destination-tests',
    'destinations.testDraft',
    action('destinations', 'test'),
  ),
  adminRoute('GET', destination, 'destinations.findOne', action('destinations', 'read')),
  adminRoute('PUT', destination, 'destinations.update', action('destinations', 'update')),
  adminRoute('DELETE', destination, 'destinations.delete', action('destinations', 'delete')),
  adminRoute('POST', `${destination}/test`, 'destinations.test', action('destinations', 'test')),
];
