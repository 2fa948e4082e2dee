import { z } from 'zod';
import type { Strapi } from '../strapi.ts';

const localesSchema = z.array(z.object({ code: z.string(), name: z.string() }));

/** The locales of the site, in the order of their names. */
export async function siteLocales(strapi: Strapi): Promise<z.output<typeof localesSchema>> {
  const rows = await strapi.db.query('plugin::i18n.locale').findMany({
    select: ['code', 'name'],
    orderBy: { name: 'asc' },
  });
  return localesSchema.parse(rows);
}
