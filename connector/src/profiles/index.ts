export { applyUserRecords } from './apply-user-records.ts';
export {
  type ArrivingEvent,
  computedHolding,
  computedRoutes,
  startComputedTraits,
  updateComputed,
} from './computed/index.ts';
export { presentIdOf } from './reading/identities.ts';
export { readProfile } from './reading/profile.ts';
export { summariesOf } from './reading/search.ts';
export { profileRoutes } from './routes.ts';
export { traitsHolding } from './traits/holding.ts';
export { addTraits } from './traits/store.ts';
export { type TraitRanking, toTraits, traitRanking } from './traits/trait-set.ts';
