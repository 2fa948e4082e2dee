import type { Definitions, EventType, PlannedEvent, PlannedProperty } from 'strapi-cdp-config';
import { kindOf, valueAt } from './value.ts';

/** Violations that are told of one event. */
const MOST_TOLD = 10;

/** The tracking plan, as events are checked by it. */
export interface Plan {
  /** What is not as planned; nothing for an event that is. */
  violationsOf(type: EventType, name: string, content: Record<string, unknown>): string[];
}

/**
 * Checks by the plan as it is at the moment.
 *
 * @param current the definitions; the same object until they change
 */
export function createPlan(current: () => Pick<Definitions, 'plan'>): Plan {
  let indexed: ReturnType<typeof current> | undefined;
  let planned = new Map<string, PlannedEvent>();
  return {
    violationsOf(type, name, content) {
      const definitions = current();
      if (definitions !== indexed) {
        planned = new Map(definitions.plan.map((event) => [keyOf(event.type, event.name), event]));
        indexed = definitions;
      }
      const event = planned.get(keyOf(type, name));
      if (event)
        return event.properties.flatMap((one) => violation(one, content)).slice(0, MOST_TOLD);
      // Pages have any name, and what is known of people and groups is not planned by names.
      return type === 'track' ? [`The plan does not know «${name}».`] : [];
    },
  };
}

function keyOf(type: EventType, name: string): string {
  return type === 'track' ? `track ${name}` : type;
}

function violation(
  { name, kind, required }: PlannedProperty,
  content: Record<string, unknown>,
): string[] {
  const actual = kindOf(valueAt(content, name));
  if (!actual) return required ? [`«${name}» is missing.`] : [];
  if (kind === 'any' || kind === actual || (kind === 'text' && actual === 'date')) return [];
  return [`«${name}» is no ${kind} but ${actual}.`];
}
