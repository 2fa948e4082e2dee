export { computedHolding } from './holding.ts';
export { type LiveComputations, rememberComputations } from './lookup.ts';
export { readComputed } from './profile-values.ts';
export { computedRoutes } from './routes.ts';
export { startComputedTraits } from './start.ts';
export type { StateRow } from './state-rows.ts';
export { type ArrivingEvent, updateComputed } from './update.ts';
export { fulfils, isScalar, jsonPath, numberOf } from './values-sql.ts';
