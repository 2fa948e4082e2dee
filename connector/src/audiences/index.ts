export { audiencesHolding } from './holding.ts';
export { type Arrivals, touchArrivals } from './membership/touch-arrivals.ts';
