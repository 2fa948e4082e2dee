export { computedTraitController } from './computed-trait-controller.ts';
export {
  type ComputedTraitRow,
  computedTraitRepository,
  inputOf,
} from './computed-trait-repository.ts';
export { computedTrait } from './content-types.ts';
export { computedTraitRoutes } from './routes.ts';
