export { findRequest, listRequests, requestsAbout, unfinishedErasures } from './find.ts';
export { toRequest } from './row.ts';
export { addRequest, endRequest } from './write.ts';
