export { plannedEvent } from './content-types.ts';
export { planController } from './plan-controller.ts';
export { type PlannedRow, plannedEventOf, planRepository } from './plan-repository.ts';
export { planRoutes } from './routes.ts';
