export { ActivationPage } from './ActivationPage.tsx';
