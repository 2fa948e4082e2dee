export { privacyController } from './privacy-controller.ts';
export { privacyRoutes } from './routes.ts';
