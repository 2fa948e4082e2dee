export { AudiencesPage } from './AudiencesPage.tsx';
export { useCdpAudiencesQuery } from './api.ts';
export { useKnownIdentifierTypes, useKnownTraits } from './builder/index.ts';
export { CreateAudiencePage } from './CreateAudiencePage.tsx';
export { AudiencePage } from './detail/index.ts';
export { EditAudiencePage } from './EditAudiencePage.tsx';
export { ProfileAudiences } from './of-profile/index.ts';
