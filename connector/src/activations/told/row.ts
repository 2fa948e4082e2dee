import type {
  Activation,
  ActivationChange,
  ActivationField,
  ActivationRow,
} from 'strapi-cdp-config';
import { valuesAt } from '../../shared/values-at.ts';
import type { ToldPerson } from './people.ts';

/** What happened to somebody, as far as a row tells of it. */
export interface Happening {
  /** Number of the delivery. */
  id: string;
  change: ActivationChange;
  at: Date;
}

/**
 * Makes the row that a destination is given. Each field that was chosen is in it, null where nothing is
 * known: so rows of one activation have the same columns.
 *
 * @param person undefined for somebody who is gone
 * @param only fields that may be told; the others are null
 */
export function rowOf(
  { identifier, audience, fields }: Pick<Activation, 'identifier' | 'audience' | 'fields'>,
  { id, change, at }: Happening,
  { profileId, person }: { profileId: string; person: ToldPerson | undefined },
  only: (field: ActivationField) => boolean = () => true,
): ActivationRow {
  return {
    id: `${identifier}.${id}`,
    activation: identifier,
    audience,
    change,
    at: at.toISOString(),
    profileId,
    ...Object.fromEntries(
      fields.map((field) => [field.name, person && only(field) ? fieldValue(field, person) : null]),
    ),
  };
}

function fieldValue(field: ActivationField, person: ToldPerson): ActivationRow[string] {
  switch (field.from) {
    case 'identifier':
      return person.identifiers.get(field.type) ?? null;
    case 'trait': {
      const found = valuesAt(person.traits, field.path);
      return jsonOf(found.length > 1 || field.path.includes('[]') ? found : found[0]);
    }
    case 'computed-trait':
      return jsonOf(person.computed[field.trait]);
  }
}

/** What comes from the database is JSON already; only what is not there has no place in it. */
function jsonOf(value: unknown): ActivationRow[string] {
  return (value ?? null) as ActivationRow[string];
}
