export { importController } from './import-controller.ts';
export { importRoutes } from './routes.ts';
