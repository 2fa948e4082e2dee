export { computedHolding } from './holding.ts';
export { readComputed } from './profile-values.ts';
export { computedRoutes } from './routes.ts';
export { startComputedTraits } from './start.ts';
export { type ArrivingEvent, updateComputed } from './update.ts';
export { fulfils, isScalar, jsonPath, numberOf } from './values-sql.ts';
