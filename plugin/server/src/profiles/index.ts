export { profileController } from './profile-controller.ts';
export { profileRoutes } from './routes.ts';
