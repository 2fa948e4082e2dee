import { errors } from '@strapi/utils';
import type { SegmentGroupInput } from 'strapi-cdp-config';
import type {
  IdentifierCheck,
  ListQuery,
  SegmentGroupDependents,
  SegmentGroupRow,
  SegmentGroupsPage,
} from '../../../shared/contracts/segment-groups.ts';
import { type ConnectorRow, connectorRepository, connectorsOf } from '../connector/index.ts';
import { assertEditable, EDITORS, writeUnique } from '../database/index.ts';
import { dependents, reliance } from '../dependents/index.ts';
import { ConflictError, fieldError } from '../http/index.ts';
import type { Dependencies } from '../strapi.ts';
import { groupRepository } from './group-repository.ts';
import type { GroupRow } from './rows.ts';
import { segmentRepository } from './segment-repository.ts';

/** The rules of segment groups. Rows are meant by their documentId. */
export function segmentGroupService({ strapi }: Dependencies) {
  const groups = groupRepository(strapi);
  const segments = segmentRepository(strapi);
  const connectors = connectorRepository(strapi);

  async function find(documentId: string): Promise<GroupRow> {
    const group = await groups.findByDocumentId(documentId);
    if (!group) throw new errors.NotFoundError('There is no such segment group.');
    return group;
  }

  async function assertFree(identifier: string, except?: string): Promise<void> {
    const owner = await groups.findByIdentifier(identifier);
    if (!owner || owner.documentId === except) return;
    throw fieldError([
      { path: ['identifier'], message: `The segment group «${owner.name}» has this identifier.` },
    ]);
  }

  async function assertFreeToRename(group: GroupRow): Promise<void> {
    const found = await dependents(strapi).find(thingOf(group));
    if (found.length === 0) return;
    throw fieldError([
      {
        path: ['identifier'],
        message: `The identifier stays «${group.identifier}»: ${reliance(found)}`,
      },
    ]);
  }

  async function describe(group: GroupRow): Promise<SegmentGroupRow> {
    const [known, counts] = await Promise.all([
      connectors.findAll(),
      segments.countByGroup([group.id]),
    ]);
    return toContract(group, known, counts);
  }

  return {
    /** @throws NotFoundError */
    find,

    async list(query: ListQuery): Promise<SegmentGroupsPage> {
      const { rows, pagination } = await groups.findPage(query);
      const [known, counts] = await Promise.all([
        connectors.findAll(),
        segments.countByGroup(rows.map(({ id }) => id)),
      ]);
      return { items: rows.map((row) => toContract(row, known, counts)), pagination };
    },

    get: async (documentId: string): Promise<SegmentGroupRow> => describe(await find(documentId)),

    async dependents(documentId: string): Promise<SegmentGroupDependents> {
      const group = await find(documentId);
      const [rows, known] = await Promise.all([
        segments.findByGroup(group.id),
        connectors.findAll(),
      ]);
      return {
        segments: rows.map(({ name, identifier }) => ({ name, identifier })),
        connectors: connectorsOf(group.identifier, known),
        audiences: await dependents(strapi).find(thingOf(group)),
      };
    },

    checkIdentifier: (identifier: string, except?: string): Promise<IdentifierCheck> =>
      groups.checkIdentifier(identifier, { except }),

    async create(input: SegmentGroupInput): Promise<SegmentGroupRow> {
      const group = await writeUnique(
        strapi,
        () => assertFree(input.identifier),
        () => groups.create(input, EDITORS),
      );
      return toContract(group, await connectors.findAll(), new Map());
    },

    /** @throws ReadOnlyError, or ValidationError at `identifier` when it is taken or locked */
    async update(documentId: string, input: SegmentGroupInput): Promise<SegmentGroupRow> {
      const group = await writeUnique(
        strapi,
        () => assertFree(input.identifier, documentId),
        async () => {
          const current = await find(documentId);
          assertEditable(current.name, current);
          if (input.identifier !== current.identifier) {
            assertDisconnected(current, await connectors.findAll());
            await assertFreeToRename(current);
          }
          return groups.update(current.id, input);
        },
      );
      return describe(group);
    },

    /**
     * Deletes a group with its segments.
     *
     * @throws ConflictError while a connector fills the group, or audiences rely on it
     */
    async delete(documentId: string): Promise<void> {
      await strapi.db.transaction(async () => {
        const group = await find(documentId);
        assertEditable(group.name, group);
        const [connector] = connectorsOf(group.identifier, await connectors.findAll());
        if (connector) {
          throw new ConflictError(
            `The connector «${connector}» fills this group. Name another group, or none, as ` +
              'segmentGroupIdentifier in its configuration and restart it; then delete the group.',
          );
        }
        await dependents(strapi).assertNone(group.name, thingOf(group));
        await groups.lock(group.documentId);
        await segments.deleteByGroup(group.id);
        await groups.delete(group.id);
      });
    },
  };
}

export type SegmentGroupService = ReturnType<typeof segmentGroupService>;

function thingOf({ identifier }: GroupRow) {
  return { kind: 'segment-group', group: identifier } as const;
}

function assertDisconnected(group: GroupRow, connectors: ConnectorRow[]): void {
  const [connector] = connectorsOf(group.identifier, connectors);
  if (!connector) return;
  throw fieldError([
    {
      path: ['identifier'],
      message: `The connector «${connector}» fills this group by its identifier, so it stays «${group.identifier}».`,
    },
  ]);
}

function toContract(
  group: GroupRow,
  connectors: ConnectorRow[],
  segmentCounts: Map<number, number>,
): SegmentGroupRow {
  const { id, documentId, name, identifier, description, managedBy, updatedAt } = group;
  return {
    documentId,
    name,
    identifier,
    description,
    managedBy,
    connectors: connectorsOf(identifier, connectors),
    segmentCount: segmentCounts.get(id) ?? 0,
    updatedAt,
  };
}
