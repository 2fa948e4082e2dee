import { errors } from '@strapi/utils';
import type { SegmentInput } from 'strapi-cdp-config';
import type { Dependent } from '../../../shared/contracts/dependents.ts';
import type {
  IdentifierCheck,
  ListQuery,
  SegmentRow as SegmentContract,
  SegmentsPage,
} from '../../../shared/contracts/segment-groups.ts';
import { assertEditable, checkIdentifier, EDITORS, writeUnique } from '../database/index.ts';
import { dependents, reliance } from '../dependents/index.ts';
import { ConflictError, fieldError } from '../http/index.ts';
import type { Dependencies } from '../strapi.ts';
import { groupRepository } from './group-repository.ts';
import { segmentGroupService } from './group-service.ts';
import type { GroupRow, SegmentRow } from './rows.ts';
import { segmentRepository } from './segment-repository.ts';

/** Most segments in one group: as many as the definitions document takes. */
const MAX_SEGMENTS = 1000;

/** The rules of the segments inside a group. Groups and segments are meant by their documentId. */
export function segmentService({ strapi }: Dependencies) {
  const groups = segmentGroupService({ strapi });
  const groupRows = groupRepository(strapi);
  const segments = segmentRepository(strapi);

  async function find(groupId: number, documentId: string): Promise<SegmentRow> {
    const segment = await segments.findByDocumentId(groupId, documentId);
    if (!segment) throw new errors.NotFoundError('There is no such segment in this group.');
    return segment;
  }

  async function assertFree(groupId: number, identifier: string, except?: string): Promise<void> {
    const owner = await segments.findByIdentifier(groupId, identifier);
    if (!owner || owner.documentId === except) return;
    throw fieldError([
      {
        path: ['identifier'],
        message: `The segment «${owner.name}» of this group has this identifier.`,
      },
    ]);
  }

  async function assertFreeToRename(group: GroupRow, segment: SegmentRow): Promise<void> {
    const found = await dependents(strapi).find(thingOf(group, segment));
    if (found.length === 0) return;
    throw fieldError([
      {
        path: ['identifier'],
        message: `The identifier stays «${segment.identifier}»: ${reliance(found)}`,
      },
    ]);
  }

  const withFeeding = async (group: GroupRow, segment: SegmentRow) =>
    toContract(segment, await dependents(strapi).feeding(group.identifier));

  return {
    async list(groupDocumentId: string, query: ListQuery): Promise<SegmentsPage> {
      const group = await groups.find(groupDocumentId);
      const [{ rows, pagination }, fed] = await Promise.all([
        segments.findPage(group.id, query),
        dependents(strapi).feeding(group.identifier),
      ]);
      return { items: rows.map((row) => toContract(row, fed)), pagination };
    },

    async get(groupDocumentId: string, documentId: string): Promise<SegmentContract> {
      const group = await groups.find(groupDocumentId);
      return withFeeding(group, await find(group.id, documentId));
    },

    async checkIdentifier(
      groupDocumentId: string,
      identifier: string,
      except?: string,
    ): Promise<IdentifierCheck> {
      const group = await groups.find(groupDocumentId);
      const taken = {
        find: (one: string) => segments.findByIdentifier(group.id, one),
        like: (beginning: string) => segments.identifiersLike(group.id, beginning),
      };
      return checkIdentifier(taken, identifier, { except });
    },

    /** @throws ValidationError at `identifier` when it is taken in the group */
    async create(groupDocumentId: string, input: SegmentInput): Promise<SegmentContract> {
      const group = await groups.find(groupDocumentId);
      const segment = await writeUnique(
        strapi,
        () => assertFree(group.id, input.identifier),
        async () => {
          // A deletion of the group waits for this transaction, or has already taken it away.
          if (!(await groupRows.lock(group.documentId))) {
            throw new errors.NotFoundError('The segment group was deleted meanwhile.');
          }
          const counts = await segments.countByGroup([group.id]);
          if ((counts.get(group.id) ?? 0) >= MAX_SEGMENTS) {
            throw new ConflictError(`A segment group holds at most ${MAX_SEGMENTS} segments.`);
          }
          return segments.create(group.id, input, EDITORS);
        },
      );
      return withFeeding(group, segment);
    },

    /** @throws ReadOnlyError, or ValidationError at `identifier` when it is taken or relied on */
    async update(
      groupDocumentId: string,
      documentId: string,
      input: SegmentInput,
    ): Promise<SegmentContract> {
      const group = await groups.find(groupDocumentId);
      const segment = await writeUnique(
        strapi,
        () => assertFree(group.id, input.identifier, documentId),
        async () => {
          const current = await find(group.id, documentId);
          assertEditable(current.name, current);
          if (input.identifier !== current.identifier) await assertFreeToRename(group, current);
          return segments.update(current.id, input);
        },
      );
      return withFeeding(group, segment);
    },

    /** @throws ReadOnlyError, or ConflictError that names the audiences that rely on it */
    async delete(groupDocumentId: string, documentId: string): Promise<void> {
      const group = await groups.find(groupDocumentId);
      await strapi.db.transaction(async () => {
        const segment = await find(group.id, documentId);
        assertEditable(segment.name, segment);
        await dependents(strapi).assertNone(segment.name, thingOf(group, segment));
        await segments.delete(segment.id);
      });
    },
  };
}

export type SegmentService = ReturnType<typeof segmentService>;

function thingOf(group: GroupRow, segment: SegmentRow) {
  return { kind: 'segment', group: group.identifier, segment: segment.identifier } as const;
}

function toContract(row: SegmentRow, fed: Map<string, Dependent[]>): SegmentContract {
  const { documentId, name, identifier, description, managedBy, updatedAt } = row;
  const audiences = fed.get(identifier) ?? [];
  return { documentId, name, identifier, description, managedBy, audiences, updatedAt };
}
