export { dependents, reliance } from './dependents.ts';
export { dependentsController } from './dependents-controller.ts';
export { dependentsRoutes } from './routes.ts';
