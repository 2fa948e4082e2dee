import { type Kysely, sql } from 'kysely';

/**
 * Has profiles found by the traits that were written before there were words to find them by. The
 * same words as `wordsOf` of profiles makes: each value with its name, and each word of it.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    with recursive parts as (
      select t.identifier_id, trait.key as name, trait.value -> 'value' as value, 1 as depth
      from cdp.traits t cross join lateral jsonb_each(t.traits) as trait
      where not exists (
        select from cdp.trait_words known where known.identifier_id = t.identifier_id
      )
      union all
      select p.identifier_id, coalesce(p.name || '.' || below.key, p.name), below.value, p.depth + 1
      from parts p cross join lateral (
        select null as key, item.value from jsonb_array_elements(
          case when jsonb_typeof(p.value) = 'array' then p.value else '[]' end
        ) as item
        union all
        select field.key, field.value from jsonb_each(
          case when jsonb_typeof(p.value) = 'object' then p.value else '{}' end
        ) as field
      ) as below
      where p.depth < 4
    ),
    texts as (
      select identifier_id, name, value #>> '{}' as text from parts
      where jsonb_typeof(value) in ('string', 'number', 'boolean')
    ),
    words as (
      select identifier_id, lower(left(btrim(name) || chr(1) || btrim(text), 100)) as word from texts
      union
      select identifier_id, lower(left(part, 100))
      from texts cross join lateral regexp_split_to_table(text, '[\\s,;]+') as part
    ),
    numbered as (
      select identifier_id, word, row_number() over (partition by identifier_id) as place
      from words where word <> ''
    )
    insert into cdp.trait_words (identifier_id, words)
    select identifier_id, array_to_tsvector(array_agg(word)) from numbered
    where place <= 500 group by identifier_id
    on conflict do nothing
  `.execute(database);
}
