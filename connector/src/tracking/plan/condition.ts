import type { EventType, Source } from 'strapi-cdp-config';
import { z } from 'zod';
import type { PlanCollector } from './collector.ts';
import type { Plan } from './plan.ts';

/** What is not as planned in an event, and whether it waits therefore: kept with it. */
export const planConditionSchema = z.strictObject({
  violations: z.array(z.string()),
  block: z.boolean(),
});
export type PlanCondition = z.infer<typeof planConditionSchema>;

/** Checks an event by the plan, as far as its source wants that; null if there is nothing to say. */
export function checkByPlan(
  plan: Plan,
  source: Pick<Source, 'plan'>,
  event: { type: EventType; name: string; content: Record<string, unknown> },
): PlanCondition | null {
  if (source.plan === 'off') return null;
  const violations = plan.violationsOf(event.type, event.name, event.content);
  return violations.length === 0 ? null : { violations, block: source.plan === 'block' };
}

/** What receiving needs of the plan: the check, and the memory of what came. */
export interface PlanDesk {
  plan: Plan;
  collector: PlanCollector;
}
