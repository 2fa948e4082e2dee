import { errors } from '@strapi/utils';
import {
  type AudienceInput,
  MOST_AUDIENCES,
  type PageQuery,
  paginate,
  RESERVED_AUDIENCES,
} from 'strapi-cdp-config';
import type {
  AudienceRow as AudienceContract,
  AudiencesPage,
  AudiencesQuery,
  AudienceVersions,
} from '../../../shared/contracts/audiences.ts';
import type { IdentifierCheck } from '../../../shared/contracts/segment-groups.ts';
import { computedTraitRepository } from '../computed-traits/index.ts';
import { assertEditable, writeUnique } from '../database/index.ts';
import { dependents, relyingActivations, type Use } from '../dependents/index.ts';
import { ConflictError, fieldError } from '../http/index.ts';
import { segmentReferences } from '../segment-groups/index.ts';
import type { Dependencies } from '../strapi.ts';
import { type Activities, audienceActivities, bySize } from './activities.ts';
import { type AudienceRow, audienceInputOf, audienceRepository } from './audience-repository.ts';
import { audienceWriter, editorAs } from './audience-writer.ts';
import { audienceProblems } from './problems.ts';
import { versionRepository } from './version-repository.ts';

/** The rules of audiences. Rows are meant by their documentId, editors by their name. */
export function audienceService({ strapi }: Dependencies) {
  const audiences = audienceRepository(strapi);
  const versions = versionRepository(strapi);
  const traits = computedTraitRepository(strapi);
  const writer = audienceWriter(strapi);

  async function find(documentId: string): Promise<AudienceRow> {
    const audience = await audiences.findByDocumentId(documentId);
    if (!audience) throw new errors.NotFoundError('There is no such audience.');
    return audience;
  }

  async function assertFree(identifier: string): Promise<void> {
    const owner = await audiences.findByIdentifier(identifier);
    if (!owner) return;
    throw fieldError([
      { path: ['identifier'], message: `The audience «${owner.name}» has this identifier.` },
    ]);
  }

  /** @throws ValidationError at each name in the rule that means nothing, or the audience itself */
  async function assertSound(input: AudienceInput): Promise<void> {
    const [known, computed, segments] = await Promise.all([
      audiences.findAll(),
      traits.findAll(),
      segmentReferences(strapi),
    ]);
    const [first, ...others] = audienceProblems(input, {
      audiences: known,
      computedTraits: computed.map(({ identifier }) => identifier),
      segments,
    });
    if (first) throw fieldError([first, ...others]);
  }

  /** Changes an audience that editors manage, one change after the other. */
  async function change(
    documentId: string,
    inputOf: (current: AudienceRow) => Promise<AudienceInput>,
    editor: string,
  ): Promise<AudienceContract> {
    const row = await strapi.db.transaction(async () => {
      await audiences.lock(documentId);
      const current = await find(documentId);
      assertEditable(current.name, current);
      const input = await inputOf(current);
      await assertSound(input);
      return writer.update(current, input, editorAs(editor));
    });
    return describe(row);
  }

  /** With what is known of it. */
  async function describe(row: AudienceRow): Promise<AudienceContract> {
    const [activities, uses] = await Promise.all([audienceActivities(strapi), usesOf([row])]);
    return toContract(row, activities, uses);
  }

  const usesOf = (rows: readonly AudienceRow[]) =>
    relyingActivations(strapi).ofAudiences(rows.map(({ identifier }) => identifier));

  return {
    /** @throws NotFoundError */
    find,

    async list(query: AudiencesQuery): Promise<AudiencesPage> {
      const activities = await audienceActivities(strapi);
      const { rows, pagination } = query.sort.startsWith('size')
        ? await pageBySize(query, activities)
        : await audiences.findPage(query);
      const uses = await usesOf(rows);
      const items = rows.map((row) => toContract(row, activities, uses));
      return { items, pagination, connectorProblem: activities.problem };
    },

    get: async (documentId: string): Promise<AudienceContract> => describe(await find(documentId)),

    checkIdentifier: (identifier: string, except?: string): Promise<IdentifierCheck> =>
      audiences.checkIdentifier(identifier, { except, reserved: RESERVED_AUDIENCES }),

    /** @throws ValidationError at a field, or ConflictError when there are as many as may be */
    async create(input: AudienceInput, editor: string): Promise<AudienceContract> {
      await assertSound(input);
      if ((await audiences.count()) >= MOST_AUDIENCES) {
        throw new ConflictError(
          `There are ${MOST_AUDIENCES} audiences already: delete one that is not used.`,
        );
      }
      const row = await writeUnique(
        strapi,
        () => assertFree(input.identifier),
        () => writer.create(input, editorAs(editor)),
      );
      return describe(row);
    },

    /** @throws ReadOnlyError, or ValidationError: also at `identifier`, which others rely on */
    update: (documentId: string, input: AudienceInput, editor: string) =>
      change(
        documentId,
        async (current) => {
          if (input.identifier === current.identifier) return input;
          throw fieldError([
            {
              path: ['identifier'],
              message: `The identifier stays «${current.identifier}»: rules and programs rely on it.`,
            },
          ]);
        },
        editor,
      ),

    /** @throws ReadOnlyError, or ConflictError that names what relies on it */
    async delete(documentId: string): Promise<void> {
      await strapi.db.transaction(async () => {
        const audience = await find(documentId);
        const { name, identifier } = audience;
        assertEditable(name, audience);
        await dependents(strapi).assertNone(name, { kind: 'audience', audience: identifier });
        await writer.delete(audience);
      });
    },

    async versions(documentId: string, query: PageQuery): Promise<AudienceVersions> {
      await find(documentId);
      const { rows, pagination } = await versions.findPage(documentId, query);
      const items = rows.map(({ version, name, rule, by, managedBy, at }) => ({
        version,
        name,
        rule,
        by,
        managedBy,
        at,
      }));
      return { items, pagination };
    },

    /**
     * Takes the rule of an older version again, as a new version.
     *
     * @throws ReadOnlyError, NotFoundError, or ValidationError when it names what is gone
     */
    restore: (documentId: string, version: number, editor: string) =>
      change(
        documentId,
        async (current) => {
          const old = await versions.find(documentId, version);
          if (!old) throw new errors.NotFoundError('This audience has no such version.');
          return { ...audienceInputOf(current), rule: old.rule };
        },
        editor,
      ),
  };

  async function pageBySize(query: AudiencesQuery, activities: Activities) {
    const rows = await audiences.findMatching(query.search);
    rows.sort(bySize(activities, query.sort === 'size:asc'));
    const begin = (query.page - 1) * query.pageSize;
    return {
      rows: rows.slice(begin, begin + query.pageSize),
      pagination: paginate(query, rows.length),
    };
  }
}

function toContract(
  row: AudienceRow,
  { byIdentifier }: Activities,
  uses: ReadonlyMap<string, Use[]>,
): AudienceContract {
  const { documentId, version, managedBy, updatedAt } = row;
  const activations = uses.get(row.identifier) ?? [];
  const activity = byIdentifier.get(row.identifier) ?? null;
  return {
    documentId,
    ...audienceInputOf(row),
    version,
    managedBy,
    updatedAt,
    activations,
    activity,
  };
}
