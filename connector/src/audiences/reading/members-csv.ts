import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Member } from 'strapi-cdp-config';
import { ANONYMOUS_ID, EMAIL, USER_ID } from '../../identity/index.ts';

const COLUMNS = ['profile_id', 'name', 'entered_at', USER_ID, EMAIL, ANONYMOUS_ID];

/**
 * Writes members as CSV, as fast as it is read. Text that a spreadsheet would take for a formula is
 * marked as text: what customers say of themselves must not compute anything on an editor's machine.
 */
export function toCsv(members: AsyncIterable<Member>): Readable {
  const rows = Readable.from(toRows(members));
  const csv = stringify({ header: true, columns: COLUMNS, escape_formulas: true });
  rows.on('error', (error) => csv.destroy(error));
  csv.on('close', () => rows.destroy());
  return rows.pipe(csv);
}

async function* toRows(members: AsyncIterable<Member>) {
  for await (const { profile, enteredAt } of members) {
    const valuesOf = (type: string) =>
      profile.identifiers
        .filter((identifier) => identifier.type === type)
        .map(({ value }) => value)
        .join(' ');
    yield [
      profile.id,
      profile.label,
      enteredAt,
      valuesOf(USER_ID),
      valuesOf(EMAIL),
      valuesOf(ANONYMOUS_ID),
    ];
  }
}
