import type { RecordField } from 'strapi-cdp-config';

/**
 * Lays exported fields side by side: `cover` with its parts becomes `cover`, `cover_alt`,
 * `cover_width`. A field goes before another field's part of the same name: its name was chosen.
 */
export function flattenFields(fields: RecordField[]): Record<string, RecordField['value']> {
  const parts = fields.flatMap(({ name, parts = {} }) =>
    Object.entries(parts).map(([part, value]) => [`${name}_${part}`, value] as const),
  );
  return Object.fromEntries([...parts, ...fields.map(({ name, value }) => [name, value] as const)]);
}
