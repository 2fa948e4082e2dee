import { type RawBuilder, sql } from 'kysely';
import type { CatalogueField, EventCondition, ValueTest } from 'strapi-cdp-config';
import { fulfils } from '../../profiles/index.ts';
import type { Selection } from '../rules/selection.ts';
import type { Moment } from '../rules/value-test.ts';
import {
  type Condition,
  negatedIf,
  testFound,
  testValue,
  textValue,
  valuesAtPath,
  wantedTexts,
} from './value-test-sql.ts';

/** Whether an event `e` is meant. Never null. */
export function isMeant({ type, name, where, plain = [] }: Selection, moment: Moment): Condition {
  const conditions = [
    sql`e.type = ${type}`,
    ...(name === null ? [] : [sql`e.name = ${name}`]),
    ...plain.map((condition) => fulfils(sql`e.properties`, condition)),
    ...where.map((condition) => testEvent(condition, moment)),
  ];
  return sql`(${sql.join(conditions, sql` and `)})`;
}

function testEvent(condition: EventCondition, moment: Moment): Condition {
  const { subject } = condition;
  if (subject === 'source') return sql`e.source = any(${condition.sources}::text[])`;
  if (subject === 'catalogue') return testCatalogue(condition, moment);
  const root = subject === 'context' ? sql`e.context` : sql`e.properties`;
  return testFound(
    condition.test,
    condition.quantifier,
    valuesAtPath(root, condition.path),
    moment,
  );
}

/**
 * Asks something of the entries that a property names. Which entries pass is found out once, and the
 * events are compared with their document ids.
 */
function testCatalogue(
  { path, catalogue, quantifier, test }: Extract<EventCondition, { subject: 'catalogue' }>,
  moment: Moment,
): Condition {
  const ids = valuesAtPath(sql`e.properties`, path);
  // What is said to be true stays a look into a set: joined, it would be built for every event.
  const namesOneOf = (condition: Condition) => sql`exists (select from ${ids} where (
    ${textValue(sql`found.value`)} in (
      select entry.document_id from ${catalogueValues(catalogue)} where ${condition}
    )) is true)`;
  const passes = (one: Exclude<ValueTest, { type: 'list' | 'presence' }>) =>
    testValue(one, sql`entry.value`, moment);
  if (test.type === 'presence') {
    return negatedIf(test.operator === 'is-not-set', namesOneOf(sql`true`));
  }
  if (test.type === 'list') {
    const { caseSensitive } = test;
    const has = (values: string[]) =>
      namesOneOf(passes({ type: 'text', operator: 'one-of', values, caseSensitive }));
    if (test.operator !== 'has-all')
      return negatedIf(test.operator === 'has-none', has(test.values));
    return sql`(${sql.join(
      wantedTexts(test).map((value) => has([value])),
      sql` and `,
    )})`;
  }
  if (quantifier !== 'all') return negatedIf(quantifier === 'none', namesOneOf(passes(test)));
  return sql`(${namesOneOf(sql`true`)} and not ${namesOneOf(sql`(${passes(test)}) is not true`)})`;
}

/**
 * The values of a field of the catalogue: rows `entry (document_id, value)`, a list being its
 * elements; no nulls. Of an entry, the published one before a draft, in the first of its locales.
 */
function catalogueValues({ contentType, field }: CatalogueField): RawBuilder<unknown> {
  return sql`(
    select one.document_id, item.value
    from (
      select distinct on (c.document_id) c.document_id, c.fields -> ${field}::text as value
      from cdp.catalogue c where c.content_type = ${contentType} and c.fields ? ${field}::text
      order by c.document_id, c.status = 'published' desc, c.locale collate "C"
    ) as one cross join lateral jsonb_path_query(one.value, '$[*]') as item (value)
    where item.value <> 'null'
  ) as entry`;
}

/** The values of a field of one entry, as above: rows `entry (value)`. */
export function entryValues(
  { contentType, field }: CatalogueField,
  documentId: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`(
    select item.value
    from (
      select c.fields -> ${field}::text as value from cdp.catalogue c
      where c.document_id = ${documentId} and c.content_type = ${contentType}
        and c.fields ? ${field}::text
      order by c.status = 'published' desc, c.locale collate "C" limit 1
    ) as one cross join lateral jsonb_path_query(one.value, '$[*]') as item (value)
  ) as entry`;
}
