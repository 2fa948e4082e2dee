export { activationController } from './activation-controller.ts';
export {
  type ActivationRow,
  activationInputOf,
  activationRepository,
} from './activation-repository.ts';
export { activation } from './content-types.ts';
export { activationRoutes } from './routes.ts';
