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
export { kindOf } from './kinds.ts';
export { toNdjson } from './ndjson.ts';
export { findDestination, openDestination } from './open.ts';
