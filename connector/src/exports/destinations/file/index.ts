export { openFileDestination } from './file-destination.ts';
