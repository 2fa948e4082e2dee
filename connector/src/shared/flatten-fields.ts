import type { RecordField } from 'strapi-cdp-config';

/**
 * Lays exported fields side by side: `cover` with its parts becomes `cover`, `cover_alt`,
 * `cover_width`. A field goes before another field's part of the same name: its name was chosen.
 *
 * @param nameIn how a name is written
 */
export function flattenFields(
  fields: readonly RecordField[],
  nameIn = (name: string) => name,
): Record<string, RecordField['value']> {
  // A field may be called like what every object has.
  const flat: Record<string, RecordField['value']> = Object.create(null);
  for (const { name, value } of fields) flat[nameIn(name)] = value;
  for (const { name, parts } of fields) {
    if (!parts) continue;
    for (const [part, value] of Object.entries(parts)) {
      const key = nameIn(`${name}_${part}`);
      if (!(key in flat)) flat[key] = value;
    }
  }
  return flat;
}
