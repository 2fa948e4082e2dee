export { PrivacyPage } from './PrivacyPage.tsx';
export { ProfilePrivacy } from './ProfilePrivacy.tsx';
