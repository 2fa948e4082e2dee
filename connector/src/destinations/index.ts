export { nextDelay, usualRetries } from './backoff.ts';
export { deliverSplitting, type Refusal, type SplitDelivery } from './deliver-splitting.ts';
export type {
  ActivationStream,
  Batch,
  Delivered,
  DeliveryContext,
  Destination,
  DestinationPlatform,
  DestinationRun,
  ExternalDestination,
  InternalDestination,
  MemberDestination,
} from './destination.ts';
export {
  DestinationAway,
  isPassing,
  parseRetryAfter,
  RecordsRefused,
  TransferFailure,
} from './failure.ts';
export { findDestination, type KnownDestinations } from './find.ts';
export {
  type Admission,
  admit,
  Lanes,
  noteAnswer,
  noteAway,
  releaseIfAnswering,
} from './health/index.ts';
export { kindOf } from './kinds.ts';
export { toNdjson } from './ndjson.ts';
export { Pace, Paces } from './pace.ts';
export { destinationRoutes } from './routes.ts';
export { startDestinations } from './start.ts';
