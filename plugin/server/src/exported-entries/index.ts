export { exportedEntryController } from './exported-entry-controller.ts';
export { exportedEntryRoutes } from './routes.ts';
