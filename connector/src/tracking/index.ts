export { trackingActivity } from './activity.ts';
export { countBacklog } from './backlog.ts';
export { liveRoutes } from './live/routes.ts';
export { planRoutes } from './plan/routes.ts';
export { type Processing, startProcessing } from './processing/worker.ts';
export { trackingRoutes } from './receiving/routes.ts';
export { setAsideRoutes } from './set-aside/index.ts';
export { sourceRoutes } from './source-routes.ts';
