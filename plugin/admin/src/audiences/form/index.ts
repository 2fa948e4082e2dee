export { type AudienceDraft, AudienceForm } from './AudienceForm.tsx';
