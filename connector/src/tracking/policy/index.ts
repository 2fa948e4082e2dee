export { FREE, type Policy, policyOf } from './policy.ts';
