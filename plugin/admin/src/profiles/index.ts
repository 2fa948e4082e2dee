export { useCdpProfilesQuery } from './api.ts';
export { ProfilePage } from './ProfilePage.tsx';
export { ProfilesPage } from './ProfilesPage.tsx';
