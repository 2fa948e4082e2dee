export { noteHolders } from './changes/index.ts';
export { selectionSite } from './export-site.ts';
export { fieldPreviewController } from './field-preview-controller.ts';
export { contentReader } from './reader.ts';
export { exportRoutes } from './routes.ts';
