export type {
  Batch,
  Delivered,
  DeliveryContext,
  Destination,
  DestinationPlatform,
  DestinationRun,
  ExternalDestination,
  InternalDestination,
} from './destination.ts';
export { findDestination, type KnownDestinations } from './find.ts';
export { kindOf } from './kinds.ts';
export { toNdjson } from './ndjson.ts';
export { openDestination } from './open.ts';
