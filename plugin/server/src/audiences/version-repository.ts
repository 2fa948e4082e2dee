import { managedBySchema, type PageQuery, type Rule, ruleSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { findPage, type Page } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { AUDIENCE_VERSION_UID } from '../uids.ts';

const versionRowSchema = z.object({
  id: z.number(),
  audience: z.string(),
  version: z.number().int(),
  name: z.string(),
  rule: ruleSchema,
  by: z.string(),
  managedBy: managedBySchema,
  at: z.iso.datetime({ offset: true }),
});
/** A rule that an audience has or had, as the database has it. */
export type VersionRow = z.output<typeof versionRowSchema>;

interface NewVersion extends Omit<VersionRow, 'id' | 'at' | 'rule'> {
  rule: Rule;
  at: Date;
}

/** The histories of audiences, which are meant by their documentId. */
export function versionRepository(strapi: Strapi) {
  const query = () => strapi.db.query(AUDIENCE_VERSION_UID);

  return {
    /** The latest first. */
    findPage: (audience: string, page: PageQuery): Promise<Page<VersionRow>> =>
      findPage(
        strapi,
        AUDIENCE_VERSION_UID,
        versionRowSchema,
        { ...page, search: '', sort: 'version:desc' },
        { searched: [], where: { audience } },
      ),

    async find(audience: string, version: number): Promise<VersionRow | null> {
      const row = await query().findOne({ where: { audience, version } });
      return versionRowSchema.nullable().parse(row);
    },

    async add(version: NewVersion): Promise<void> {
      await query().create({ data: version });
    },

    async deleteOf(audience: string): Promise<void> {
      await query().deleteMany({ where: { audience } });
    },
  };
}
