export { type Policy, policyOf } from './policy.ts';
