export { exportActivity } from './activity.ts';
export { exportHoldings } from './holdings.ts';
export { exportRoutes } from './routes.ts';
export { type RunHereOptions, RunUnderWayError, runHere } from './run-here.ts';
export { type Exports, type ExportsOptions, startExports } from './start.ts';
export { type TrialParts, tryWorkflow } from './trial/index.ts';
