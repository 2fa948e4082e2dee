export { eventController } from './event-controller.ts';
export { eventRoutes } from './routes.ts';
