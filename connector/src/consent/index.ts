export { type ConsentCondition, consentConditionSchema, wordsOf } from './condition.ts';
export { consentHolding } from './holding.ts';
export { type Judgement, judgeConsents } from './judge.ts';
export { consentRoutes } from './routes.ts';
export {
  addConsents,
  type Clearance,
  readClearances,
  readConsents,
  type SaidConsent,
} from './store.ts';
export { grantsOf } from './words.ts';
