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

/** The index of the events of a profile. */
export function indexOf(facts: Facts): EventIndex {
  const known = indexes.get(facts) ?? new EventIndex(facts.events);
  indexes.set(facts, known);
  return known;
}

function add(groups: Map<string, FactEvent[]>, key: string, event: FactEvent): void {
  const group = groups.get(key);
  if (group) group.push(event);
  else groups.set(key, [event]);
}

function nameKey(type: string, name: string): string {
  return `${type} ${name}`;
}
