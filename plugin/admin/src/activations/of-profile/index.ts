export { ProfileActivations } from './ProfileActivations.tsx';
