export type { LiveEntry } from './entry.ts';
export { LiveFeed } from './feed.ts';
export { liveHolding } from './holding.ts';
export { describeProcessed, describeSetAside, type Outcome } from './processed.ts';
export { describeFailure, describeRejected } from './received.ts';
