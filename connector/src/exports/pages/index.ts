export {
  ChangesUnknownError,
  type ExportPage,
  findPending,
  type PageRequest,
  type Pending,
  readPage,
} from './read-page.ts';
