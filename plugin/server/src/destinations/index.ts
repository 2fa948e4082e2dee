export { destination } from './content-types.ts';
export { destinationController } from './destination-controller.ts';
export { type DestinationRow, destinationRepository } from './destination-repository.ts';
export { everyDestination } from './every-destination.ts';
export { destinationRoutes } from './routes.ts';
