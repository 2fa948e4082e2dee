export { PlanCollector } from './collector.ts';
export {
  checkByPlan,
  type PlanCondition,
  type PlanDesk,
  planConditionSchema,
} from './condition.ts';
export { createPlan, type Plan } from './plan.ts';
