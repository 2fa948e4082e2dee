import { errors } from '@strapi/utils';
import { PLAN_LIMIT, type PlannedEvent, paginate, type SeenEvent } from 'strapi-cdp-config';
import type { PlanPage, PlanQuery, PlanRow } from '../../../shared/contracts/plan.ts';
import { ConnectorUnavailable, connectorClient } from '../connector/index.ts';
import { writeUnique } from '../database/index.ts';
import { dependents } from '../dependents/index.ts';
import { ConflictError, fieldError } from '../http/index.ts';
import type { Dependencies } from '../strapi.ts';
import { type PlannedRow, plannedEventOf, planRepository } from './plan-repository.ts';

/** The rules of the tracking plan. Rows are meant by their documentId. */
export function planService({ strapi }: Dependencies) {
  const plan = planRepository(strapi);
  const connector = connectorClient(strapi);

  async function find(documentId: string): Promise<PlannedRow> {
    const row = await plan.findByDocumentId(documentId);
    if (!row) throw new errors.NotFoundError('There is no such event in the plan.');
    return row;
  }

  async function assertFree(event: PlannedEvent, documentId?: string): Promise<void> {
    const owner = await plan.findByName(event);
    if (!owner || owner.documentId === documentId) return;
    throw fieldError([{ path: ['name'], message: `«${event.name}» is in the plan already.` }]);
  }

  const assertUnneeded = ({ type, name }: PlannedRow): Promise<void> =>
    dependents(strapi).assertNone(name, { kind: 'event', type, name });

  /** What came, or why the connector cannot be asked. */
  async function whatCame(): Promise<{ seen: SeenEvent[]; problem: string | null }> {
    try {
      return { seen: (await connector.seenEvents()).items, problem: null };
    } catch (error) {
      if (!(error instanceof ConnectorUnavailable)) throw error;
      return { seen: [], problem: error.message };
    }
  }

  async function describe(row: PlannedRow): Promise<PlanRow> {
    const { seen } = await whatCame();
    return toContract(row, seen.find(isOf(row)) ?? null);
  }

  return {
    async list({ search, ...query }: PlanQuery): Promise<PlanPage> {
      const [planned, { seen, problem }] = await Promise.all([plan.findAll(), whatCame()]);
      const rows = [
        ...planned.map((row) => toContract(row, seen.find(isOf(row)) ?? null)),
        ...seen.filter((event) => !planned.some(isOf(event))).map(unplanned),
      ];
      const wanted = rows
        .filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))
        .sort((a, b) => a.name.localeCompare(b.name) || (a.type < b.type ? -1 : 1));
      const begin = (query.page - 1) * query.pageSize;
      return {
        items: wanted.slice(begin, begin + query.pageSize),
        pagination: paginate(query, wanted.length),
        connectorProblem: problem,
      };
    },

    get: async (documentId: string): Promise<PlanRow> => describe(await find(documentId)),

    /** @throws ValidationError at `name` when it is taken, ConflictError when the plan is full */
    async create(event: PlannedEvent): Promise<PlanRow> {
      if ((await plan.count()) >= PLAN_LIMIT) {
        throw new ConflictError(`A plan has at most ${PLAN_LIMIT} events.`);
      }
      const row = await writeUnique(
        strapi,
        () => assertFree(event),
        () => plan.create(event),
      );
      return describe(row);
    },

    /** @throws ValidationError at `name` when it is taken, ConflictError when audiences rely on it */
    async update(documentId: string, event: PlannedEvent): Promise<PlanRow> {
      const current = await find(documentId);
      const row = await writeUnique(
        strapi,
        () => assertFree(event, documentId),
        async () => {
          if (!isOf(current)(event)) await assertUnneeded(current);
          return plan.update(current.id, event);
        },
      );
      return describe(row);
    },

    /** @throws ConflictError that names the audiences that rely on it */
    async delete(documentId: string): Promise<void> {
      await strapi.db.transaction(async () => {
        const current = await find(documentId);
        await assertUnneeded(current);
        await plan.delete(current.id);
      });
    },
  };
}

type Named = Pick<PlannedEvent, 'type' | 'name'>;

const isOf =
  (one: Named) =>
  (other: Named): boolean =>
    one.type === other.type && one.name === other.name;

function toContract(row: PlannedRow, seen: SeenEvent | null): PlanRow {
  const { documentId, updatedAt } = row;
  return { documentId, ...plannedEventOf(row), updatedAt, seen };
}

function unplanned(seen: SeenEvent): PlanRow {
  const { type, name } = seen;
  return { documentId: null, type, name, description: '', properties: [], updatedAt: null, seen };
}
