export { applyUserRecords } from './apply-user-records.ts';
export {
  type ArrivingEvent,
  computedHolding,
  computedRoutes,
  fulfils,
  isScalar,
  jsonPath,
  type LiveComputations,
  numberOf,
  rememberComputations,
  type StateRow,
  startComputedTraits,
  updateComputed,
} from './computed/index.ts';
export { type Identities, presentIdOf, readIdentities } from './reading/identities.ts';
export { type FindProfile, profileLookup } from './reading/lookup.ts';
export { matchingProfiles } from './reading/matching.ts';
export { readProfile } from './reading/profile.ts';
export { summariesOf, summarize } from './reading/search.ts';
export { profileRoutes } from './routes.ts';
export { traitsHolding } from './traits/holding.ts';
export { addTraits } from './traits/store.ts';
export {
  compareTraits,
  mergeTraits,
  type Trait,
  type TraitRanking,
  type TraitSet,
  toTraits,
  traitRanking,
  valuesOf,
} from './traits/trait-set.ts';
