import { z } from 'zod';
import type { Strapi } from '../../strapi.ts';
import type { Dependency, Link } from './dependencies.ts';

/** Ids of one condition: databases take so many parameters at most. */
const IDS_AT_ONCE = 1000;

/** A dynamic zone as Strapi's database layer knows it. */
const zoneSchema = z.object({
  joinTable: z.object({
    name: z.string(),
    joinColumn: z.object({ name: z.string() }),
    morphColumn: z.object({
      idColumn: z.object({ name: z.string() }),
      typeColumn: z.object({ name: z.string() }),
    }),
    on: z.record(z.string(), z.string()).default({}),
  }),
});

/** Entries at the end of a dependency. */
export type Wanted = { documentIds: readonly string[] } | { ids: readonly (number | string)[] };

/**
 * Goes the way of a dependency back from its end.
 *
 * @returns conditions on the type that has the dependency, each for a part of the entries that hold
 *   something of those that are wanted
 */
export async function holderConditions(
  strapi: Strapi,
  { links }: Dependency,
  wanted: Wanted,
): Promise<object[]> {
  const [key, values] =
    'ids' in wanted ? (['id', wanted.ids] as const) : (['documentId', wanted.documentIds] as const);
  const [last, ...before] = links.toReversed();
  if (!last) return [];
  let conditions: object[] = inParts(values).map((part) => ({
    [last.name]: { [key]: { $in: part } },
  }));
  for (const link of before) {
    const ids = await idsOf(strapi, link.target, conditions);
    conditions = await conditionsOf(strapi, link, ids);
  }
  return conditions;
}

/** Conditions on the owner of a link, for those that hold rows of the model behind it. */
async function conditionsOf(strapi: Strapi, link: Link, ids: number[]): Promise<object[]> {
  const held = link.kind === 'zone' ? await zoneOwners(strapi, link, ids) : ids;
  return inParts(held).map((part) =>
    link.kind === 'zone' ? { id: { $in: part } } : { [link.name]: { id: { $in: part } } },
  );
}

async function idsOf(strapi: Strapi, uid: string, conditions: object[]): Promise<number[]> {
  const found = new Set<number>();
  for (const where of conditions) {
    const rows = await strapi.db.query(uid).findMany({ where, select: ['id'] });
    for (const { id } of rows) found.add(id);
  }
  return [...found];
}

/** Strapi cannot ask by what is in a dynamic zone. */
async function zoneOwners(strapi: Strapi, { owner, name, target }: Link, ids: number[]) {
  const { joinTable } = zoneSchema.parse(strapi.db.metadata.get(owner).attributes[name]);
  const { joinColumn, morphColumn, on } = joinTable;
  const found = new Set<number>();
  for (const part of inParts(ids)) {
    const owners: number[] = await strapi.db
      .getConnection(joinTable.name)
      .where({ ...on, [morphColumn.typeColumn.name]: target })
      .whereIn(morphColumn.idColumn.name, part)
      .distinct(joinColumn.name)
      .pluck(joinColumn.name);
    for (const id of owners) found.add(id);
  }
  return [...found];
}

function inParts<Value>(values: readonly Value[]): Value[][] {
  const parts: Value[][] = [];
  for (let begin = 0; begin < values.length; begin += IDS_AT_ONCE) {
    parts.push(values.slice(begin, begin + IDS_AT_ONCE));
  }
  return parts;
}
