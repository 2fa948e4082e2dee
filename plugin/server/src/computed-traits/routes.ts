import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const traits = '/computed-traits';
const trait = `${traits}/:documentId`;
const mayRead = action('computed-traits', 'read');

export const computedTraitRoutes = [
  adminRoute('GET', traits, 'computed-traits.find', mayRead),
  adminRoute('POST', traits, 'computed-traits.create', action('computed-traits', 'create')),
  // Before the routes with :documentId, which would take it for a document.
  adminRoute('GET', `${traits}/identifier-check`, 'computed-traits.checkIdentifier', mayRead),
  // It tells something of a profile.
  adminRoute('POST', `${traits}/preview`, 'computed-traits.preview', action('profiles', 'read')),
  adminRoute('GET', trait, 'computed-traits.findOne', mayRead),
  adminRoute('PUT', trait, 'computed-traits.update', action('computed-traits', 'update')),
  adminRoute(
    'POST',
    `${trait}/compute`,
    'computed-traits.compute',
    action('computed-traits', 'update'),
  ),
  adminRoute('DELETE', trait, 'computed-traits.delete', action('computed-traits', 'delete')),
];
