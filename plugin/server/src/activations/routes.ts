import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const activations = '/activations';
const activation = `${activations}/:documentId`;
const mayRead = action('activations', 'read');
const mayUpdate = action('activations', 'update');
/** For what shows single customers. */
const maySee = [mayRead, action('profiles', 'read')] as const;

export const activationRoutes = [
  adminRoute('GET', activations, 'activations.find', mayRead),
  adminRoute('POST', activations, 'activations.create', action('activations', 'create')),
  // Before the routes with :documentId, which would take them for documents.
  adminRoute('GET', `${activations}/identifier-check`, 'activations.checkIdentifier', mayRead),
  adminRoute('GET', `${activations}/choices`, 'activations.findChoices', mayRead),
  adminRoute('POST', `${activations}/preview`, 'activations.preview', ...maySee),
  adminRoute('GET', activation, 'activations.findOne', mayRead),
  adminRoute('PUT', activation, 'activations.update', mayUpdate),
  adminRoute('PUT', `${activation}/enabled`, 'activations.enable', mayUpdate),
  adminRoute('DELETE', activation, 'activations.delete', action('activations', 'delete')),
  adminRoute('GET', `${activation}/deliveries`, 'activations.findDeliveries', ...maySee),
  adminRoute('POST', `${activation}/retry`, 'activations.retry', action('activations', 'retry')),
  adminRoute('GET', '/profiles/:id/activations', 'activations.findOfProfile', ...maySee),
  adminRoute('GET', '/audiences/:documentId/activations', 'activations.findOfAudience', mayRead),
];
