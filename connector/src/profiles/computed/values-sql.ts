import { type RawBuilder, sql } from 'kysely';
import { DECIMAL, type PropertyCondition, propertySteps } from 'strapi-cdp-config';

/** Characters of a text that count as its value; the rest makes no difference. */
export const TEXT_LENGTH = 200;

/**
 * A path as PostgreSQL takes it. In its lax mode a path that says nothing of a list goes through the
 * list's elements, and `[*]` takes what is no list for the only element of one.
 */
export function jsonPath(path: string): RawBuilder<unknown> {
  const steps = propertySteps(path).map(
    ({ name, each }) => `.${JSON.stringify(name)}${each ? '[*]' : ''}`,
  );
  return sql`${`$${steps.join('')}`}::jsonpath`;
}

/** Whether a JSON value is one that counts: text, a number, or yes/no. */
export function isScalar(value: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`(jsonb_typeof(${value}) in ('string', 'number', 'boolean') and ${value} <> '""')`;
}

/** A JSON value as text without quotes. */
export function textOf(value: RawBuilder<unknown>): RawBuilder<string> {
  return sql`left(${value} #>> '{}', ${sql.lit(TEXT_LENGTH)})`;
}

/** A JSON value that counts, with a long text cut. */
export function scalarOf(value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(case jsonb_typeof(${value}) when 'string' then to_jsonb(${textOf(value)}) else ${value} end)`;
}

/** A JSON value as an exact decimal number; null when it is none. */
export function numberOf(value: RawBuilder<unknown>): RawBuilder<string> {
  const text = sql`${value} #>> '{}'`;
  return sql`(case
    when jsonb_typeof(${value}) = 'number'
      or (jsonb_typeof(${value}) = 'string' and ${text} ~ ${sql.lit(DECIMAL.source)})
    then (${text})::numeric end)`;
}

/** Whether properties fulfil a condition. */
export function fulfils(
  properties: RawBuilder<unknown>,
  { property, operator, values }: PropertyCondition,
): RawBuilder<boolean> {
  const value = sql`found.value`;
  const some = (condition: RawBuilder<unknown>) => sql<boolean>`exists (
    select from jsonb_path_query(${properties}, ${jsonPath(property)}) as found (value)
    where ${condition}
  )`;
  const isOneOf = sql`${isScalar(value)} and ${value} #>> '{}' = any(${values}::text[])`;
  if (operator === 'is') return some(isOneOf);
  if (operator === 'is-not') return sql`not ${some(isOneOf)}`;
  const isThere = sql`${value} <> 'null'`;
  if (operator === 'exists') return some(isThere);
  if (operator === 'missing') return sql`not ${some(isThere)}`;
  return some(sql`${numberOf(value)} ${SIGNS[operator]} ${values[0]}::numeric`);
}

const SIGNS = {
  'more-than': sql`>`,
  'at-least': sql`>=`,
  'less-than': sql`<`,
  'at-most': sql`<=`,
};
