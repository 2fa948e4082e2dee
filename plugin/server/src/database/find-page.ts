import { type PageQuery, type Pagination, paginate } from 'strapi-cdp-config';
import { z } from 'zod';
import type { Strapi } from '../strapi.ts';

/** How a list is asked for: a page, in an order, with what is searched for. */
export interface ListQuery extends PageQuery {
  /** Empty for everything. */
  search: string;
  /** Attribute and direction, such as `name:asc`. */
  sort: string;
}

/** A page of rows, and where it stands among the others. */
export interface Page<Row> {
  rows: Row[];
  pagination: Pagination;
}

/**
 * One page of the rows of a content type.
 *
 * @param schema what a row is; rows that are something else are an error
 * @param searched the attributes that `search` is looked for in, whatever its case
 */
export async function findPage<Schema extends z.ZodType>(
  strapi: Strapi,
  uid: string,
  schema: Schema,
  query: ListQuery,
  { searched, where = {} }: { searched: string[]; where?: Record<string, unknown> },
): Promise<Page<z.output<Schema>>> {
  const { page, pageSize, search, sort } = query;
  const [attribute = 'id', direction = 'asc'] = sort.split(':');
  const filter = search
    ? { ...where, $or: searched.map((name) => ({ [name]: { $containsi: search } })) }
    : where;
  const [rows, total] = await Promise.all([
    strapi.db.query(uid).findMany({
      where: filter,
      // The id keeps rows of the same name from changing places between two pages.
      orderBy: [{ [attribute]: direction }, { id: 'asc' }],
      limit: pageSize,
      offset: (page - 1) * pageSize,
    }),
    strapi.db.query(uid).count({ where: filter }),
  ]);
  return { rows: z.array(schema).parse(rows), pagination: paginate(query, total) };
}
