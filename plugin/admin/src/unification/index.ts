export { UnificationPage } from './UnificationPage.tsx';
