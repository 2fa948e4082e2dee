export { ActivationsPage } from './ActivationsPage.tsx';
export { CreateActivationPage } from './CreateActivationPage.tsx';
export { ActivationPage } from './detail/index.ts';
export { EditActivationPage } from './EditActivationPage.tsx';
export { AudienceActivations } from './of-audience/index.ts';
export { ProfileActivations } from './of-profile/index.ts';
