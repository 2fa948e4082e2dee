export { AudienceActivations } from './AudienceActivations.tsx';
