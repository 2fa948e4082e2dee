export { previewRoutes } from './preview/index.ts';
