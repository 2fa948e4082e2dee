import { errors } from '@strapi/utils';
import {
  type ComputedPreview,
  type ComputedPreviewRequest,
  type ComputedTraitActivity,
  type ComputedTraitInput,
  MOST_COMPUTED_TRAITS,
} from 'strapi-cdp-config';
import type {
  ComputedTraitRow as ComputedTraitContract,
  ComputedTraitsPage,
} from '../../../shared/contracts/computed-traits.ts';
import type { IdentifierCheck, ListQuery } from '../../../shared/contracts/segment-groups.ts';
import { ConnectorUnavailable, connectorClient } from '../connector/index.ts';
import { assertEditable, EDITORS, writeUnique } from '../database/index.ts';
import { dependents } from '../dependents/index.ts';
import { ConflictError, fieldError } from '../http/index.ts';
import type { Dependencies } from '../strapi.ts';
import {
  type ComputedTraitRow,
  computedTraitRepository,
  inputOf,
} from './computed-trait-repository.ts';

/** The rules of computed traits. Rows are meant by their documentId. */
export function computedTraitService({ strapi }: Dependencies) {
  const traits = computedTraitRepository(strapi);
  const connector = connectorClient(strapi);

  async function find(documentId: string): Promise<ComputedTraitRow> {
    const trait = await traits.findByDocumentId(documentId);
    if (!trait) throw new errors.NotFoundError('There is no such computed trait.');
    return trait;
  }

  async function assertFree(identifier: string, except?: string): Promise<void> {
    const owner = await traits.findByIdentifier(identifier);
    if (!owner || owner.documentId === except) return;
    throw fieldError([
      { path: ['identifier'], message: `The computed trait «${owner.name}» has this identifier.` },
    ]);
  }

  /** What the connector knows of computed traits by identifier, or why it cannot be asked. */
  async function activities(): Promise<Activities> {
    try {
      const items = await connector.computedTraitActivities();
      return { byIdentifier: new Map(items.map((item) => [item.identifier, item])), problem: null };
    } catch (error) {
      if (!(error instanceof ConnectorUnavailable)) throw error;
      return { byIdentifier: new Map(), problem: error.message };
    }
  }

  return {
    async list(query: ListQuery): Promise<ComputedTraitsPage> {
      const [{ rows, pagination }, { byIdentifier, problem }] = await Promise.all([
        traits.findPage(query),
        activities(),
      ]);
      const items = rows.map((row) => toContract(row, byIdentifier.get(row.identifier)));
      return { items, pagination, connectorProblem: problem };
    },

    async get(documentId: string): Promise<ComputedTraitContract> {
      const [row, { byIdentifier }] = await Promise.all([find(documentId), activities()]);
      return toContract(row, byIdentifier.get(row.identifier));
    },

    checkIdentifier: (identifier: string, except?: string): Promise<IdentifierCheck> =>
      traits.checkIdentifier(identifier, { except }),

    /** @throws ConflictError when there are as many as may be */
    async create(input: ComputedTraitInput): Promise<ComputedTraitContract> {
      if ((await traits.count()) >= MOST_COMPUTED_TRAITS) {
        throw new ConflictError(
          `There are ${MOST_COMPUTED_TRAITS} computed traits already: delete one that is not used.`,
        );
      }
      const row = await writeUnique(
        strapi,
        () => assertFree(input.identifier),
        () => traits.create(input, EDITORS),
      );
      return toContract(row);
    },

    /** @throws ReadOnlyError, or ValidationError at `identifier`, which others rely on */
    async update(documentId: string, input: ComputedTraitInput): Promise<ComputedTraitContract> {
      const current = await find(documentId);
      assertEditable(current.name, current);
      if (input.identifier !== current.identifier) {
        throw fieldError([
          {
            path: ['identifier'],
            message: `The identifier stays «${current.identifier}»: rules and programs rely on it.`,
          },
        ]);
      }
      return toContract(
        await strapi.db.transaction(() => traits.update(current.id, input, EDITORS)),
      );
    },

    /** @throws ReadOnlyError, or ConflictError that names what relies on it */
    async delete(documentId: string): Promise<void> {
      await strapi.db.transaction(async () => {
        const { id, name, identifier, ...trait } = await find(documentId);
        assertEditable(name, trait);
        await dependents(strapi).assertNone(name, { kind: 'computed-trait', trait: identifier });
        await traits.delete(id);
      });
    },

    /**
     * Computes one again that failed, whoever wrote it.
     *
     * @throws ConflictError when it did not fail
     */
    async computeAgain(documentId: string): Promise<ComputedTraitContract> {
      const row = await find(documentId);
      return toContract(row, await connector.computeAgain(row.identifier));
    },

    preview: (request: ComputedPreviewRequest): Promise<ComputedPreview> =>
      connector.previewComputedTrait(request),
  };
}

interface Activities {
  byIdentifier: Map<string, ComputedTraitActivity>;
  problem: string | null;
}

function toContract(
  row: ComputedTraitRow,
  activity: ComputedTraitActivity | null = null,
): ComputedTraitContract {
  const { documentId, managedBy, updatedAt } = row;
  return { documentId, ...inputOf(row), managedBy, updatedAt, activity };
}
