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
export { openDestination } from './open.ts';
