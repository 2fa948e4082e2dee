export { overviewController } from './overview-controller.ts';
export { overviewRoutes } from './routes.ts';
