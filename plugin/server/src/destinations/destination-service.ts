import { errors } from '@strapi/utils';
import {
  type Destination,
  type DestinationHealth,
  type DestinationInput,
  type DestinationTestResult,
  destinationSettingsOf,
  PLATFORM_DESTINATION,
  paginate,
  SealError,
  sealDestination,
  unsealDestination,
} from 'strapi-cdp-config';
import type {
  DestinationDraft,
  DestinationsPage,
  DestinationsQuery,
  DestinationRow as Row,
} from '../../../shared/contracts/destinations.ts';
import type { KeyCheck } from '../../../shared/contracts/sources.ts';
import { pluginConfig } from '../config.ts';
import {
  ConnectorUnavailable,
  connectorClient,
  connectorRepository,
  knownDestinations,
} from '../connector/index.ts';
import { freeIdentifier, writeUnique } from '../database/index.ts';
import { listed } from '../dependents/index.ts';
import { ConflictError, fieldError, ReadOnlyError } from '../http/index.ts';
import type { Dependencies } from '../strapi.ts';
import { withCredentials } from './credentials.ts';
import { type DestinationRow, destinationRepository } from './destination-repository.ts';
import { type DestinationUsers, destinationUsers } from './users.ts';

/** The rules of destinations: those that editors made, and those of the connector's configuration. */
export function destinationService({ strapi }: Dependencies) {
  const destinations = destinationRepository(strapi);
  const connectors = connectorRepository(strapi);
  const connector = connectorClient(strapi);
  const { secret } = pluginConfig(strapi);

  /** All of them but the platform itself, which needs no setting up. */
  async function findAll(): Promise<Omit<Row, 'health'>[]> {
    const [known, authored, usersOf] = await Promise.all([
      connectors.findAll(),
      destinations.findAll(),
      destinationUsers(strapi),
    ]);
    const configured = knownDestinations(known).filter(({ key }) => key !== PLATFORM_DESTINATION);
    const taken = new Set(configured.map(({ key }) => key));
    return [
      ...configured.map((summary) => ({
        ...summary,
        managedBy: 'configuration' as const,
        settings: null,
        updatedAt: null,
        ...usersOf(summary.key),
      })),
      ...authored
        .filter(({ definition }) => !taken.has(definition.key))
        .map(({ definition, updatedAt }) => ({
          key: definition.key,
          name: definition.name,
          kind: definition.kind,
          managedBy: 'editor' as const,
          settings: destinationSettingsOf(definition),
          updatedAt,
          ...usersOf(definition.key),
        })),
    ];
  }

  /** How they have been doing by their key, or why the connector cannot be asked. */
  async function healths(): Promise<Healths> {
    try {
      const items = await connector.destinationHealths();
      return { byKey: new Map(items.map((item) => [item.key, item])), problem: null };
    } catch (error) {
      if (!(error instanceof ConnectorUnavailable)) throw error;
      return { byKey: new Map(), problem: error.message };
    }
  }

  async function get(key: string): Promise<Row> {
    const [all, { byKey }] = await Promise.all([findAll(), healths()]);
    const found = all.find((one) => one.key === key);
    if (!found) throw new errors.NotFoundError('There is no such destination.');
    return { ...found, health: byKey.get(key) ?? null };
  }

  /** @throws ReadOnlyError for one of a configuration file */
  async function findAuthored(key: string): Promise<DestinationRow> {
    const row = await destinations.findByKey(key);
    if (row) return row;
    const { name } = await get(key);
    throw new ReadOnlyError(
      `«${name}» is managed by the configuration file of a connector: change it there.`,
    );
  }

  async function assertFree(key: string): Promise<void> {
    const taken = await nameOf(key);
    if (taken === undefined) return;
    throw fieldError([{ path: ['key'], message: `The destination «${taken}» has this key.` }]);
  }

  async function nameOf(key: string): Promise<string | undefined> {
    const authored = await destinations.findByKey(key);
    const known = knownDestinations(await connectors.findAll()).find((one) => one.key === key);
    return authored?.definition.name ?? known?.name;
  }

  /** What is saved, with its credentials; undefined where they cannot be read any more. */
  async function open({ definition }: DestinationRow): Promise<Destination | undefined> {
    try {
      return await unsealDestination(definition, secret);
    } catch (error) {
      if (error instanceof SealError) return undefined;
      throw error;
    }
  }

  return {
    get,

    async list(query: DestinationsQuery): Promise<DestinationsPage> {
      const [all, { byKey, problem }] = await Promise.all([findAll(), healths()]);
      const sought = query.search.toLowerCase();
      const direction = query.sort === 'name:asc' ? 1 : -1;
      const found = all
        .filter((row) => [row.name, row.key].some((text) => text.toLowerCase().includes(sought)))
        .sort((one, other) => direction * one.name.localeCompare(other.name));
      const begin = (query.page - 1) * query.pageSize;
      return {
        items: found
          .slice(begin, begin + query.pageSize)
          .map((row) => ({ ...row, health: byKey.get(row.key) ?? null })),
        pagination: paginate(query, found.length),
        connectorProblem: problem,
      };
    },

    async checkKey(key: string): Promise<KeyCheck> {
      if ((await nameOf(key)) === undefined) return { available: true, suggestion: key };
      const taken = new Set([PLATFORM_DESTINATION, ...(await findAll()).map((row) => row.key)]);
      return { available: false, suggestion: freeIdentifier(key, taken) };
    },

    /** @throws ValidationError at `key` when it is taken, and at each credential that is missing */
    async create(input: DestinationInput): Promise<Row> {
      const sealed = await sealDestination(withCredentials(input, undefined), secret);
      await writeUnique(
        strapi,
        () => assertFree(input.key),
        () => destinations.create(sealed),
      );
      return get(input.key);
    },

    /** @throws ReadOnlyError, or ValidationError at what cannot be changed or has to be entered */
    async update(key: string, input: DestinationInput): Promise<Row> {
      const row = await findAuthored(key);
      assertSameThing(row, input);
      const sealed = await sealDestination(withCredentials(input, await open(row)), secret);
      await strapi.db.transaction(() => destinations.update(row.id, sealed));
      return get(key);
    },

    /** @throws ReadOnlyError, or ConflictError that names what delivers to it */
    async delete(key: string): Promise<void> {
      const { id, definition } = await findAuthored(key);
      await strapi.db.transaction(async () => {
        assertUnused(definition.name, (await destinationUsers(strapi))(key));
        await destinations.delete(id);
      });
    },

    /** Tries whether a saved destination can be delivered to. */
    async test(key: string): Promise<DestinationTestResult> {
      await get(key);
      return connector.testDestination({ key });
    },

    /** The same for one that is being written. @throws ValidationError as saving it would */
    async testDraft({ saved, input }: DestinationDraft): Promise<DestinationTestResult> {
      const row = saved === null ? undefined : await findAuthored(saved);
      if (row) assertSameThing(row, input);
      const destination = withCredentials(input, row && (await open(row)));
      return connector.testDestination({ destination });
    },
  };
}

interface Healths {
  byKey: Map<string, DestinationHealth>;
  problem: string | null;
}

/** @throws ConflictError that names what delivers there */
function assertUnused(name: string, { workflows, activations }: DestinationUsers): void {
  const users = [
    ...workflows.map((workflow) => ({ kind: 'workflow', name: workflow.name })),
    ...activations.map((activation) => ({ kind: 'activation', name: activation.name })),
  ];
  if (users.length === 0) return;
  const them = users.length === 1 ? 'it' : 'them';
  throw new ConflictError(
    `«${name}» is needed by ${listed(users)}: ` +
      `have ${them} deliver elsewhere, or delete ${them} first.`,
  );
}

/** Workflows and activations mean it by its key, and what was kept of it belongs to its kind. */
function assertSameThing({ definition }: DestinationRow, input: DestinationInput): void {
  if (input.key !== definition.key) {
    throw fieldError([{ path: ['key'], message: 'The key of a destination stays as it is.' }]);
  }
  if (input.kind !== definition.kind) {
    throw fieldError([{ path: ['kind'], message: 'The kind of a destination stays as it is.' }]);
  }
}
