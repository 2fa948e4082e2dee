export { applyUserRecords } from './apply-user-records.ts';
export { profileRoutes } from './routes.ts';
export { addTraits } from './traits/store.ts';
export { type TraitRanking, toTraits, traitRanking } from './traits/trait-set.ts';
