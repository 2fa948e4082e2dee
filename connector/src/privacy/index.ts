export { exportPerson } from './export.ts';
export { forgetPerson } from './forget.ts';
export { findRequest, listRequests } from './requests/index.ts';
export { privacyRoutes } from './routes.ts';
export { startPrivacy } from './start.ts';
export { sweepAll } from './sweep.ts';
export { unsuppressPerson } from './unsuppress.ts';
