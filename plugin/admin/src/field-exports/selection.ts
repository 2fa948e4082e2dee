import { defaultFieldName, type FieldSelection } from 'strapi-cdp-config';

/** Chooses a field, last in the order, or leaves it out again. */
export function toggleField(fields: FieldSelection[], id: string): FieldSelection[] {
  return fields.some((field) => field.id === id)
    ? fields.filter((field) => field.id !== id)
    : [...fields, { id, name: defaultFieldName(id) }];
}

/** Moves the field at `from` to `to`; an impossible move changes nothing. */
export function moveField(fields: FieldSelection[], from: number, to: number): FieldSelection[] {
  const moved = fields[from];
  if (!moved || to < 0 || to >= fields.length) return fields;
  const others = fields.filter((_, index) => index !== from);
  return [...others.slice(0, to), moved, ...others.slice(to)];
}

/** Chooses every field that does not look personal, after those that are chosen already. */
export function addImpersonal(
  fields: FieldSelection[],
  available: { id: string; personal: boolean }[],
): FieldSelection[] {
  const chosen = new Set(fields.map(({ id }) => id));
  const added = available.filter(({ id, personal }) => !personal && !chosen.has(id));
  return [...fields, ...added.map(({ id }) => ({ id, name: defaultFieldName(id) }))];
}
