export { definitionsService } from './definitions-service.ts';
export { definitionsRoute } from './routes.ts';
