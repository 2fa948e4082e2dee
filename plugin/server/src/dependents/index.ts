export { dependents } from './dependents.ts';
export { dependentsController } from './dependents-controller.ts';
export { relyingActivations, type Use } from './relying-activations.ts';
export { dependentsRoutes } from './routes.ts';
export { listed, reliance } from './wording.ts';
