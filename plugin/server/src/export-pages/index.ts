export { fieldPreviewController } from './field-preview-controller.ts';
export { exportPagesRoute } from './routes.ts';
