export { setAsideRoutes } from './routes.ts';
