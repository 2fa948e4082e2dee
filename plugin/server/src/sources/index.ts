export { source } from './content-types.ts';
export { sourceRoutes } from './routes.ts';
export { sourceController } from './source-controller.ts';
export { type SourceRow, sourceOf, sourceRepository } from './source-repository.ts';
