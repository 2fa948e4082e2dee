export { permissionActions } from './actions.ts';
