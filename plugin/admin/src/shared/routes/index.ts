export { HOME, PAGES } from './pages.ts';
