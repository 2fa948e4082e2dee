export { openHttpDestination } from './http-destination.ts';
