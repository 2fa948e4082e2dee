import type pg from 'pg';
import { copyIn } from '../copy-in.ts';
import { seededRandom } from '../random.ts';

/** Share of people who are known by a user id, besides the key of their browser. */
const KNOWN = 0.7;

const CITIES = ['Copenhagen', 'Aarhus', 'Odense', 'Aalborg', 'Esbjerg', 'Randers', 'Kolding'];
const PLANS = ['free', 'free', 'free', 'plus', 'pro'];
const YEAR = 365 * 24 * 60 * 60 * 1000;

/** Whether a person has a user id. */
export function isKnown(person: number): boolean {
  return person % 10 < KNOWN * 10;
}

/** The identifier that the events of a person hang on, which is the id of the profile too. */
export function strongestId(person: number): string {
  return identifierId(person, isKnown(person) ? 1 : 0);
}

/** Ids increase with time, as those of the connector do. */
function identifierId(person: number, kind: 0 | 1): string {
  const place = (person * 2 + kind).toString(16).padStart(12, '0');
  return `01900000-0000-7000-8000-${place}`;
}

/** Fills profiles, identifiers and traits. @param now milliseconds */
export async function copyPeople(client: pg.Client, people: number, now: number): Promise<void> {
  const moment = new Date(now - YEAR).toISOString();
  await copyIn(
    client,
    'cdp.profiles (id, created_at, identifier_types, last_seen_hour)',
    each(people, (person) => [
      [
        strongestId(person),
        moment,
        isKnown(person) ? '{anonymous_id,user_id}' : '{anonymous_id}',
        moment,
      ],
    ]),
  );
  await copyIn(
    client,
    `cdp.identifiers (id, type, value, profile_id, source, created_at, first_seen_at, last_seen_at,
      event_count)`,
    each(people, (person) => {
      const row = (kind: 0 | 1, type: string, value: string) => [
        ...[identifierId(person, kind), type, value, strongestId(person), 'shop'],
        ...[moment, moment, moment, '20'],
      ];
      const anonymous = row(0, 'anonymous_id', `visitor-${person}`);
      return isKnown(person) ? [anonymous, row(1, 'user_id', `customer-${person}`)] : [anonymous];
    }),
  );
  const random = seededRandom(11);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  await copyIn(
    client,
    'cdp.traits (identifier_id, traits)',
    each(people, (person) => {
      const birthday = new Date(now - (18 + random() * 60) * YEAR).toISOString().slice(0, 10);
      const values = {
        city: pick(CITIES),
        plan: pick(PLANS),
        birthday,
        newsletter: random() < 0.4,
        email: `customer-${person}@example.com`,
      };
      if (!isKnown(person)) return [];
      const said = Object.entries(values).map(([name, value]) => [
        name,
        { value, source: 'shop', at: now - YEAR },
      ]);
      return [[strongestId(person), JSON.stringify(Object.fromEntries(said))]];
    }),
  );
}

function* each(count: number, rowsOf: (number: number) => string[][]): Iterable<string> {
  for (let number = 0; number < count; number += 1) {
    for (const row of rowsOf(number)) yield row.join('\t');
  }
}
