export { applyUserRecords } from './apply-user-records.ts';
export { readProfile } from './reading/profile.ts';
export { profileRoutes } from './routes.ts';
export { traitsHolding } from './traits/holding.ts';
export { addTraits } from './traits/store.ts';
export { toTraits } from './traits/trait-set.ts';
