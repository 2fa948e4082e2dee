export { applyUserRecords } from './apply-user-records.ts';
export {
  type ArrivingEvent,
  computedRoutes,
  startComputedTraits,
  updateComputed,
} from './computed/index.ts';
export { profileRoutes } from './routes.ts';
export { segmentsOf } from './segments.ts';
export { addTraits } from './traits/store.ts';
export { type TraitRanking, toTraits, traitRanking } from './traits/trait-set.ts';
