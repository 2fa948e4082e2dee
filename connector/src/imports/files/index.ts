export { readHead } from './head.ts';
export { linesWith } from './lines.ts';
export {
  completeFile,
  createFile,
  findFile,
  forgetFile,
  PartError,
  readFile,
  removeOldFiles,
  storePart,
} from './store.ts';
