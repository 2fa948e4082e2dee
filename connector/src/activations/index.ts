export { activationsHolding } from './holding.ts';
export { activationRoutes } from './routes.ts';
export { type Activations, type ActivationsOptions, startActivations } from './start.ts';
