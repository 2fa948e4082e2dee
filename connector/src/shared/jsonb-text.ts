/** A number in digits, without an exponent: as the database writes it. */
export function decimalText(value: number): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(String(value)) ?? [];
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  if (point > 0) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  return `${sign}0.${'0'.repeat(-point)}${digits}`;
}

const NUMBER = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:e([+-]?[0-9]+))?$/;

/** A JSON value as the database writes `jsonb`, which has an order of its own for keys. */
export function jsonbText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`;
  if (typeof value === 'number') return decimalText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .map(([key, member]) => ({
      key: Buffer.from(key),
      text: `${JSON.stringify(key)}: ${jsonbText(member)}`,
    }))
    .sort((a, b) => a.key.length - b.key.length || Buffer.compare(a.key, b.key));
  return `{${members.map(({ text }) => text).join(', ')}}`;
}

/** The order of the database for text that nobody reads: by bytes. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
