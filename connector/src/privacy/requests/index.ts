export { findRequest, listRequests, requestsAbout, unfinishedErasures } from './find.ts';
export { toRequest } from './row.ts';
export { addRequest, endLostExports, endRequest } from './write.ts';
