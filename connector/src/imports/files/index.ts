export { readHead } from './head.ts';
export {
  completeFile,
  createFile,
  findFile,
  PartError,
  readFile,
  removeOldFiles,
  storePart,
} from './store.ts';
