export { AudiencePage } from './AudiencePage.tsx';
