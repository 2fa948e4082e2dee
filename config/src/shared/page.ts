import { z } from 'zod';

/** Which page of a list: `page` counts from 1, `pageSize` is in rows (at most 100). */
export const pageQuerySchema = z.object({
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});
export type PageQuery = z.infer<typeof pageQuerySchema>;

/** Where a page stands in its list. */
export const paginationSchema = z.strictObject({
  page: z.number().int(),
  pageSize: z.number().int(),
  pageCount: z.number().int(),
  total: z.number().int(),
});
export type Pagination = z.infer<typeof paginationSchema>;

/** Builds the schema of one page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), pagination: paginationSchema });
}

/** Computes where a page stands from the query and the number of rows in all. */
export function paginate({ page, pageSize }: PageQuery, total: number): Pagination {
  return { page, pageSize, total, pageCount: Math.ceil(total / pageSize) };
}
