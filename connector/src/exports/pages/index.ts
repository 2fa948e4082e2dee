export { type ExportPage, type PageRequest, readPage } from './read-page.ts';
