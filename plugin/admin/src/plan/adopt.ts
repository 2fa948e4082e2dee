import type { PlannedEvent, PlannedProperty, SeenEvent, SeenProperty } from 'strapi-cdp-config';
import type { PlanRow } from '../../../shared/contracts/plan.ts';

/** A plan for an event as it came: what every examined event had is required. */
export function adopted({ type, name, description, seen }: PlanRow): PlannedEvent {
  return { type, name, description, properties: seen ? seenProperties(seen) : [] };
}

function seenProperties({ properties, examined }: SeenEvent): PlannedProperty[] {
  return properties.map((property) => ({
    name: property.name,
    kind: kindOf(property),
    required: examined > 0 && property.seen === examined,
  }));
}

/** The one kind that a property had; dates that are not always dates are text. */
export function kindOf({ kinds }: SeenProperty): PlannedProperty['kind'] {
  const [first, ...others] = Object.keys(kinds) as (keyof typeof kinds)[];
  if (!first) return 'any';
  if (others.length === 0) return first;
  const areTexts = [first, ...others].every((kind) => kind === 'text' || kind === 'date');
  return areTexts ? 'text' : 'any';
}
