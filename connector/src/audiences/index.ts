export { audiencesHolding } from './holding.ts';
export { MEMBERSHIP_CHANNEL } from './membership/changes.ts';
export { lastSequence, readChanges } from './membership/follow.ts';
export { type Audiences, startAudiences } from './membership/start.ts';
export { type Arrivals, touchArrivals } from './membership/touch-arrivals.ts';
export type { MembershipsChanged, OnMembershipsChanged } from './membership/watcher.ts';
export { previewRoutes } from './preview/index.ts';
export { audienceRoutes } from './routes.ts';
