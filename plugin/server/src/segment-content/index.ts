export { registerSegmentsField } from './field.ts';
export { segmentContentRoutes } from './routes.ts';
export { segmentContentController } from './segment-content-controller.ts';
export { targetContent } from './target-content.ts';
