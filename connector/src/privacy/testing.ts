import type { PersonQuery, PrivacyOrder } from 'strapi-cdp-config';
import type { TestPlatform } from '../database/testing.ts';

/** An order of a test about the person whom an identifier names. */
export function orderAbout(type: string, value: string): PrivacyOrder {
  return order({ type, value });
}

/** An order of a test. */
export function order(person: PersonQuery): PrivacyOrder {
  return { person, requestedBy: 'Ada Admin', origin: 'admin' };
}

/** What makes a customer of identifiers. */
export const identify = (
  userId: string,
  email: string,
  anonymousId: string,
  more: object = {},
) => ({
  type: 'identify',
  messageId: `identify ${userId} ${anonymousId}`,
  userId,
  anonymousId,
  traits: { email, firstName: `First name of ${userId}` },
  ...more,
});

/** Something that a customer did. */
export const track = (messageId: string, userId: string | null, anonymousId: string | null) => ({
  type: 'track',
  event: 'Film Viewed',
  messageId,
  ...(userId && { userId }),
  ...(anonymousId && { anonymousId }),
  properties: { note: `Note of ${userId ?? anonymousId}` },
});

/** Reads an export to its end. */
export async function readAll(json: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of json) text += piece;
  return text;
}

/**
 * Looks for texts in every column of every table of the connector, whatever the columns are for.
 *
 * @returns where they were found, as `table.column`
 */
export async function findEverywhere(
  { pool }: Pick<TestPlatform, 'pool'>,
  texts: string[],
): Promise<string[]> {
  const { rows: columns } = await pool.query<{ table: string; column: string }>(`
    select c.relname as table, a.attname as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'cdp'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped
    order by 1, 2
  `);
  const found: string[] = [];
  for (const { table, column } of columns) {
    const { rows } = await pool.query(
      `select from cdp."${table}" where exists (
        select from unnest($1::text[]) as sought where strpos("${column}"::text, sought) > 0
      ) limit 1`,
      [texts],
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}
