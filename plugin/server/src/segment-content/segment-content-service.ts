import type { SegmentSizes } from 'strapi-cdp-config';
import { z } from 'zod';
import type { ContentPreview, SegmentChoices } from '../../../shared/contracts/segment-content.ts';
import { ConnectorUnavailable, connectorClient } from '../connector/index.ts';
import { groupRepository, segmentRepository } from '../segment-groups/index.ts';
import type { Dependencies } from '../strapi.ts';
import { segmentsFieldOf } from './targeted-types.ts';
import { firstVariant, isFor, segmentsOfEntry } from './targeting.ts';

/** Entries that a preview looks at. */
const MOST_PREVIEWED = 200;

const settingsSchema = z.object({ settings: z.object({ mainField: z.string() }) });

/** Segments as editors of content see them. */
export function segmentContentService({ strapi }: Dependencies) {
  const groups = groupRepository(strapi);
  const segments = segmentRepository(strapi);
  const connector = connectorClient(strapi);

  async function sizes(): Promise<{ known: SegmentSizes['items']; problem: string | null }> {
    try {
      return { known: (await connector.segmentSizes()).items, problem: null };
    } catch (error) {
      if (!(error instanceof ConnectorUnavailable)) throw error;
      return { known: [], problem: error.message };
    }
  }

  return {
    async choices(): Promise<SegmentChoices> {
      const [groupRows, segmentRows, { known, problem }] = await Promise.all([
        groups.findAll(),
        segments.findAll(),
        sizes(),
      ]);
      const byId = new Map(groupRows.map((group) => [group.id, group]));
      const items = segmentRows.flatMap(({ name, identifier, group: owner }) => {
        const group = owner && byId.get(owner.id);
        if (!group) return [];
        const size = known.find(
          (one) => one.group === group.identifier && one.segment === identifier,
        );
        return [
          {
            value: `${group.identifier}/${identifier}`,
            name,
            groupName: group.name,
            size: size?.size ?? null,
            changedAt: size?.changedAt ?? null,
          },
        ];
      });
      return { items, connectorProblem: problem };
    },

    /** Which entries of a type somebody in the segments is shown, and which is chosen among variants. */
    async preview(uid: string, asked: string[]): Promise<ContentPreview | undefined> {
      const field = segmentsFieldOf(strapi, uid);
      const type = strapi.contentTypes[uid as keyof typeof strapi.contentTypes];
      if (field === undefined || !type) return undefined;
      const status = type.options?.draftAndPublish ? 'published' : 'draft';
      const entries = await strapi
        .documents(uid as never)
        .findMany({ status, limit: MOST_PREVIEWED } as never);
      const rows = entries as unknown as Record<string, unknown>[];
      const shown = rows.filter(
        (entry) => segmentsOfEntry(entry[field]).length === 0 || isFor(entry[field], asked),
      );
      const chosen = firstVariant(shown, field, asked);
      const title = await titleFieldOf(uid);
      return {
        items: shown.map((entry) => ({
          documentId: String(entry.documentId),
          title: String(entry[title] ?? entry.documentId),
          segments: segmentsOfEntry(entry[field]),
          isVariant: entry === chosen,
        })),
        hidden: rows.length - shown.length,
      };
    },
  };

  /** What the content manager shows an entry by. */
  async function titleFieldOf(uid: string): Promise<string> {
    const configuration = await strapi
      .plugin('content-manager')
      ?.service('content-types')
      .findConfiguration({ uid });
    return settingsSchema.safeParse(configuration).data?.settings.mainField ?? 'documentId';
  }
}
