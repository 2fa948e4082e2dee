export { destination } from './content-types.ts';
export { destinationController } from './destination-controller.ts';
export { type DestinationRow, destinationRepository, summaryOf } from './destination-repository.ts';
export { destinationRoutes } from './routes.ts';
