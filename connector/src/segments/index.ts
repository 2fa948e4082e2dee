export { type FedSegment, fedSegments, isThere } from './feeds.ts';
export { segmentsHolding } from './holding.ts';
export { segmentKeeper } from './keeper.ts';
export { segmentManagementRoutes } from './management-routes.ts';
export { overrideSegments, type Word } from './overrides.ts';
export { segmentsOf } from './read.ts';
export { segmentRoutes } from './routes.ts';
export { startSegments } from './start.ts';
