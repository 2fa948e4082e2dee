export { httpKind } from './http-destination.ts';
