export { fileKind } from './file-destination.ts';
