export { exportActivity } from './activity.ts';
export { exportHoldings } from './holdings.ts';
export { exportRoutes } from './routes.ts';
export { RunUnderWayError, runHere } from './run-here.ts';
export { type Exports, type ExportsOptions, startExports } from './start.ts';
export { tryWorkflow } from './trial/index.ts';
