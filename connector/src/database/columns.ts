import { type RawBuilder, sql } from 'kysely';

/**
 * A column of many values for `unnest`, each of which is looked up in a table by an index.
 *
 * As a plain parameter their number would be known to the planner, who then reads the whole table for
 * some thousands of them, with every batch until the table has grown to a multiple of that. Like this
 * it takes them for a handful.
 *
 * @param type whose texts need no quotes in an array; texts themselves go by {@link textColumn}
 */
export function column(
  values: readonly (string | number | boolean | null)[],
  type: 'bigint' | 'boolean' | 'uuid',
): RawBuilder<unknown> {
  return arrayOf(values, type);
}

/** Like {@link column}, of moments. Use it with {@link momentOf}: thousands of them are not cheap. */
export function momentColumn(values: readonly (Date | null)[]): RawBuilder<unknown> {
  return arrayOf(
    values.map((value) => value?.getTime() ?? null),
    'float8',
  );
}

/** The moment in a column that {@link momentColumn} made. */
export function momentOf(name: string): RawBuilder<unknown> {
  return sql`to_timestamp(${sql.ref(name)} / 1000)`;
}

/** Milliseconds of a moment: thousands would take longer to read as text. */
export function inMilliseconds(name: string): RawBuilder<number> {
  return sql`(extract(epoch from ${sql.ref(name)}) * 1000)::float8`;
}

/** Like {@link column}, of any text. */
export function textColumn(values: readonly string[]): RawBuilder<unknown> {
  return hidden(values, 'text');
}

function arrayOf(values: readonly unknown[], type: string): RawBuilder<unknown> {
  return hidden(`{${values.map((value) => value ?? 'null').join()}}`, type);
}

function hidden(values: string | readonly string[], type: string): RawBuilder<unknown> {
  return sql`(select ${values}::${sql.raw(type)}[])`;
}
