export { HOME, PAGES, SECTIONS } from './pages.ts';
