export { applyUserRecords } from './apply-user-records.ts';
export {
  type ArrivingEvent,
  computedHolding,
  computedRoutes,
  startComputedTraits,
  updateComputed,
} from './computed/index.ts';
export { type FindProfile, profileLookup } from './reading/lookup.ts';
export { readProfile } from './reading/profile.ts';
export { profileRoutes } from './routes.ts';
export { segmentsOf } from './segments.ts';
export { traitsHolding } from './traits/holding.ts';
export { addTraits } from './traits/store.ts';
export { type TraitRanking, toTraits, traitRanking } from './traits/trait-set.ts';
