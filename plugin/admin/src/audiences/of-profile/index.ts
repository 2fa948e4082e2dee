export { ProfileAudiences } from './ProfileAudiences.tsx';
