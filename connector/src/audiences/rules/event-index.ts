import type { FactEvent, Facts } from './facts.ts';

/** Events of a profile by type and name, by time. Made once, however many rules ask. */
export class EventIndex {
  readonly #byType = new Map<string, FactEvent[]>();
  readonly #byName = new Map<string, FactEvent[]>();

  constructor(events: FactEvent[]) {
    for (const event of [...events].sort(compareEvents)) {
      add(this.#byType, event.type, event);
      add(this.#byName, nameKey(event.type, event.name), event);
    }
  }

  /** Events of a type, and of a name unless it is null. */
  find(type: string, name: string | null): FactEvent[] {
    const found = name === null ? this.#byType.get(type) : this.#byName.get(nameKey(type, name));
    return found ?? [];
  }
}

/** The order of events: by time, then by number. */
export function compareEvents(a: FactEvent, b: FactEvent): number {
  return a.timestamp - b.timestamp || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

const indexes = new WeakMap<Facts, EventIndex>();

/** What a rule throws that cannot be judged before events are read. One for all: many are caught. */
export const EVENTS_NOT_READ = new Error('The events of this profile were not read.');

/**
 * The index of the events of a profile.
 *
 * @throws EVENTS_NOT_READ
 */
export function indexOf(facts: Facts): EventIndex {
  const known = indexes.get(facts);
  if (known) return known;
  if (facts.events === null) throw EVENTS_NOT_READ;
  const index = new EventIndex(facts.events);
  indexes.set(facts, index);
  return index;
}

function add(groups: Map<string, FactEvent[]>, key: string, event: FactEvent): void {
  const group = groups.get(key);
  if (group) group.push(event);
  else groups.set(key, [event]);
}

function nameKey(type: string, name: string): string {
  return `${type} ${name}`;
}
