/** Writes values as NDJSON: one JSON text a line, each line ended. */
export function toNdjson(values: unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
