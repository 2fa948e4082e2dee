export { lockMemberships } from './lock.ts';
