import { errors } from '@strapi/utils';
import {
  type ActivationActivity,
  type ActivationDeliveriesPage,
  type ActivationDeliveriesQuery,
  type ActivationInput,
  type ActivationPreview,
  type ActivationPreviewRequest,
  type ActivationRetry,
  MOST_ACTIVATIONS,
  RESERVED_ACTIVATIONS,
} from 'strapi-cdp-config';
import type {
  ActivationRow as ActivationContract,
  ActivationsPage,
  ActivationsQuery,
} from '../../../shared/contracts/activations.ts';
import type { IdentifierCheck } from '../../../shared/contracts/segment-groups.ts';
import { connectorClient } from '../connector/index.ts';
import { assertEditable, EDITORS, writeUnique } from '../database/index.ts';
import { ConflictError, type FieldProblem, fieldError } from '../http/index.ts';
import type { Dependencies } from '../strapi.ts';
import {
  type ActivationRow,
  activationInputOf,
  activationRepository,
} from './activation-repository.ts';
import { activationActivities, activationActivity } from './activities.ts';
import { applicabilityProblems } from './applicability.ts';
import { type Names, namesFor } from './names.ts';
import { activationSite } from './site.ts';

/** The rules of activations. Rows are meant by their documentId. */
export function activationService({ strapi }: Dependencies) {
  const activations = activationRepository(strapi);
  const connector = connectorClient(strapi);

  async function find(documentId: string): Promise<ActivationRow> {
    const activation = await activations.findByDocumentId(documentId);
    if (!activation) throw new errors.NotFoundError('There is no such activation.');
    return activation;
  }

  async function assertFree(identifier: string): Promise<void> {
    const owner = await activations.findByIdentifier(identifier);
    if (!owner) return;
    throw fieldError([
      { path: ['identifier'], message: `The activation «${owner.name}» has this identifier.` },
    ]);
  }

  /**
   * @param at where the activation stands in what was sent
   * @throws ValidationError at each field that does not fit the site
   */
  async function assertApplicable(
    input: ActivationInput,
    at: FieldProblem['path'] = [],
  ): Promise<void> {
    const [first, ...others] = applicabilityProblems(input, await activationSite(strapi)).map(
      ({ path, message }) => ({ path: [...at, ...path], message }),
    );
    if (first) throw fieldError([first, ...others]);
  }

  /** With what is known of it. */
  async function describe(row: ActivationRow): Promise<ActivationContract> {
    const [names, activity] = await Promise.all([
      namesFor(strapi, [row]),
      activationActivity(strapi, row.identifier),
    ]);
    return toContract(row, names, activity);
  }

  return {
    async list(query: ActivationsQuery): Promise<ActivationsPage> {
      const [{ rows, pagination }, { byIdentifier, problem }] = await Promise.all([
        activations.findPage(query),
        activationActivities(strapi),
      ]);
      const names = await namesFor(strapi, rows);
      const items = rows.map((row) =>
        toContract(row, names, byIdentifier.get(row.identifier) ?? null),
      );
      return { items, pagination, connectorProblem: problem };
    },

    get: async (documentId: string): Promise<ActivationContract> =>
      describe(await find(documentId)),

    checkIdentifier: (identifier: string, except?: string): Promise<IdentifierCheck> =>
      activations.checkIdentifier(identifier, { except, reserved: RESERVED_ACTIVATIONS }),

    /** @throws ValidationError at a field, or ConflictError when there are as many as may be */
    async create(input: ActivationInput): Promise<ActivationContract> {
      await assertApplicable(input);
      if ((await activations.count()) >= MOST_ACTIVATIONS) {
        throw new ConflictError(
          `There are ${MOST_ACTIVATIONS} activations already: delete one that is not used.`,
        );
      }
      const row = await writeUnique(
        strapi,
        () => assertFree(input.identifier),
        () => activations.create(input, EDITORS),
      );
      return describe(row);
    },

    /** @throws ReadOnlyError, or ValidationError: also at `identifier`, which others rely on */
    async update(documentId: string, input: ActivationInput): Promise<ActivationContract> {
      const row = await strapi.db.transaction(async () => {
        const current = await find(documentId);
        assertEditable(current.name, current);
        if (input.identifier !== current.identifier) {
          throw fieldError([
            {
              path: ['identifier'],
              message: `The identifier stays «${current.identifier}»: its destination relies on it.`,
            },
          ]);
        }
        await assertApplicable(input);
        return activations.update(current.id, input, EDITORS);
      });
      return describe(row);
    },

    /** Switches one on or off. @throws ReadOnlyError */
    async enable(documentId: string, enabled: boolean): Promise<ActivationContract> {
      const row = await strapi.db.transaction(async () => {
        const current = await find(documentId);
        assertEditable(current.name, current);
        return activations.enable(current.id, enabled);
      });
      return describe(row);
    },

    /** @throws ReadOnlyError */
    async delete(documentId: string): Promise<void> {
      await strapi.db.transaction(async () => {
        const activation = await find(documentId);
        assertEditable(activation.name, activation);
        await activations.delete(activation.id);
      });
    },

    /**
     * What a destination would be told, by an activation that need not be saved. Nothing leaves.
     *
     * @throws ValidationError as saving it would, below `activation`
     */
    async preview(request: ActivationPreviewRequest): Promise<ActivationPreview> {
      await assertApplicable(request.activation, ['activation']);
      return connector.previewActivation(request);
    },

    async deliveries(
      documentId: string,
      query: ActivationDeliveriesQuery,
    ): Promise<ActivationDeliveriesPage> {
      const { identifier } = await find(documentId);
      return connector.activationDeliveries(identifier, query);
    },

    /** Tries what was refused once more, whoever wrote the activation. */
    async retry(documentId: string, request: ActivationRetry): Promise<{ retried: number }> {
      const { identifier } = await find(documentId);
      return connector.retryActivation(identifier, request);
    },
  };
}

function toContract(
  row: ActivationRow,
  { audiences, destinations }: Names,
  activity: ActivationActivity | null,
): ActivationContract {
  const { documentId, managedBy, updatedAt } = row;
  const audience = audiences.get(row.audience);
  return {
    documentId,
    ...activationInputOf(row),
    managedBy,
    updatedAt,
    audienceName: audience?.name ?? null,
    audienceDocumentId: audience?.documentId ?? null,
    destinationName: destinations.get(row.destination) ?? null,
    activity,
  };
}
