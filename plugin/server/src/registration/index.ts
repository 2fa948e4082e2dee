export { registrationRoute } from './routes.ts';
