import { defaultFieldName, type FieldSelection } from 'strapi-cdp-config';
import type { ExportableField } from '../../../../shared/contracts/field-exports.ts';

/** Chooses a field, last in the order, or leaves it out again, under whatever names it leaves. */
export function toggleField(fields: FieldSelection[], id: string): FieldSelection[] {
  return fields.some((field) => field.id === id)
    ? fields.filter((field) => field.id !== id)
    : addField(fields, id);
}

/** Chooses a field, once more if it leaves already. */
export function addField(fields: FieldSelection[], id: string): FieldSelection[] {
  return [...fields, { id, name: freeName(fields, defaultFieldName(id)), processor: null }];
}

/**
 * Chooses every single field of the type itself that does not look personal, after those that are
 * chosen already. What is behind relations is left to be chosen by itself: it may be a lot.
 */
export function addImpersonal(
  fields: FieldSelection[],
  available: Pick<ExportableField, 'id' | 'personal' | 'isGroup' | 'type'>[],
): FieldSelection[] {
  return available
    .filter(({ personal, isGroup, type }) => !personal && !isGroup && type !== 'relation')
    .filter(({ id }) => !fields.some((field) => field.id === id))
    .reduce((chosen, { id }) => addField(chosen, id), fields);
}

/**
 * Takes the choice of another place: another content type, or a file.
 *
 * @returns the fields that there are here too, and the paths of the others
 */
export function takeOver(
  taken: readonly FieldSelection[],
  isKnown: (id: string) => boolean,
): { fields: FieldSelection[]; unknown: string[] } {
  return {
    fields: taken.filter(({ id }) => isKnown(id)),
    unknown: [...new Set(taken.map(({ id }) => id).filter((id) => !isKnown(id)))],
  };
}

function freeName(fields: readonly FieldSelection[], wanted: string): string {
  const taken = new Set(fields.map(({ name }) => name));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const candidate = `${wanted}_${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
