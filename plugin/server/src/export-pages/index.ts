export { noteHolders } from './changes/index.ts';
export { fieldPreviewController } from './field-preview-controller.ts';
export { exportRoutes } from './routes.ts';
