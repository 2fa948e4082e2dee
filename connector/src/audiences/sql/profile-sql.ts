import { type RawBuilder, sql } from 'kysely';
import { type Condition, propertySteps } from 'strapi-cdp-config';
import { testValues } from '../rules/value-test.ts';
import { type Compilation, inRange } from './events-sql.ts';
import { decidedBy, type Leaf } from './leaf.ts';
import { testFound, valuesAtPath } from './value-test-sql.ts';

type ConditionOf<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

/** They have a trait: the word of the most trusted source counts, as `mergeTraits` has it. */
export function traitLeaf(
  { path, quantifier, test }: ConditionOf<'trait'>,
  compilation: Compilation,
): Leaf {
  const name = propertySteps(path)[0]?.name ?? path;
  const root = sql`jsonb_build_object(${name}::text, said.value)`;
  return decidedBy(
    testFound(test, quantifier, valuesAtPath(root, path), compilation),
    testValues(test, quantifier, [], compilation).holds,
    (condition) => sql`
      select said.profile_id from (${saidOf(name, compilation)}) as said where ${condition}
    `,
  );
}

function saidOf(name: string, compilation: Compilation): RawBuilder<unknown> {
  const trait = sql`(t.traits -> ${name}::text)`;
  const { traitPriority } = compilation;
  const rank = sql`coalesce(array_position(${traitPriority}::text[], ${trait} ->> 'source'),
    ${traitPriority.length + 1})`;
  const once = sql`(${trait} ? 'once')`;
  return sql`
    select distinct on (i.profile_id) i.profile_id, ${trait} -> 'value' as value
    from cdp.traits t join cdp.identifiers i on i.id = t.identifier_id
    where ${inRange(compilation)} and t.traits ? ${name}::text
    order by i.profile_id, ${once}, ${rank},
      (${trait} ->> 'at')::numeric * (case when ${once} then 1 else -1 end),
      (${trait} ->> 'source') collate "C" desc, (${trait} -> 'value')::text collate "C" desc
  `;
}

/** They have an identifier of a type. One that was only mentioned is none. */
export function identifierLeaf(
  { type, quantifier, test }: ConditionOf<'identifier'>,
  compilation: Compilation,
): Leaf {
  const found = sql`jsonb_array_elements(having_type.values) as found (value)`;
  return decidedBy(
    testFound(test, quantifier, found, compilation),
    testValues(test, quantifier, [], compilation).holds,
    (condition) => sql`
      select having_type.profile_id
      from (
        select i.profile_id, jsonb_agg(i.value) as values from cdp.identifiers i
        where ${inRange(compilation)} and i.type = ${type} and i.first_seen_at is not null
        group by i.profile_id
      ) as having_type
      where ${condition}
    `,
  );
}

/** What they said of a category, else of all that they said nothing about. */
export function consentLeaf(
  { category, is }: ConditionOf<'consent'>,
  compilation: Compilation,
): Leaf {
  const word = sql`word.value`;
  const granted = is === 'unknown' ? sql`false` : sql`said.granted = ${is === 'granted'}`;
  return decidedBy(
    granted,
    is === 'unknown',
    (condition) => sql`
      select said.profile_id from (
        select distinct on (i.profile_id) i.profile_id, (${word} -> 'granted')::boolean as granted
        from cdp.consents c join cdp.identifiers i on i.id = c.identifier_id
        cross join lateral (values (${category}::text, 1), ('*', 2)) as asked (category, rank)
        cross join lateral (select c.words -> asked.category as value) as word
        where ${inRange(compilation)} and ${word} is not null
        order by i.profile_id, asked.rank, ${word} ->> 'by' = 'person' desc,
          (${word} ->> 'at')::numeric desc, (${word} -> 'granted')::boolean
      ) as said where ${condition}
    `,
  );
}

/** Whom somebody put in a segment or out of it: rows `profile_id, is_in`, each profile once. */
export function overridesOf(
  { group, segment }: ConditionOf<'segment'>,
  compilation: Compilation,
): RawBuilder<unknown> {
  return sql`
    select distinct on (i.profile_id) i.profile_id, o.is_in
    from cdp.segment_overrides o join cdp.identifiers i on i.id = o.identifier_id
    where ${inRange(compilation)} and o.segment_group = ${group} and o.segment = ${segment}
    order by i.profile_id, o.said_at desc, o.is_in
  `;
}
