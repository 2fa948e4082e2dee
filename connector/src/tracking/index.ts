export { trackingActivity } from './activity.ts';
export { countBacklog } from './backlog.ts';
export { trackingHoldings } from './holdings.ts';
export { type ImportedMessage, type Importing, importingOf } from './importing.ts';
export { type Processing, startProcessing } from './processing/worker.ts';
export { trackingRoutes } from './receiving/routes.ts';
export { scriptRoutes } from './script/index.ts';
export { sourceRoutes } from './source-routes.ts';
