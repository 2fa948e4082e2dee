export { trackingActivity } from './activity.ts';
export { countBacklog } from './backlog.ts';
export { trackingHoldings } from './holdings.ts';
export { type Processing, startProcessing } from './processing/worker.ts';
export { trackingRoutes } from './receiving/routes.ts';
