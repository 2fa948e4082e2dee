export { selectionSite } from './export-site.ts';
export { fieldPreviewController } from './field-preview-controller.ts';
export { contentReader } from './reader.ts';
export { exportPagesRoute } from './routes.ts';
