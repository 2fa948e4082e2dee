import { errors } from '@strapi/utils';
import type {
  KeyOverlap,
  SourceActivity,
  SourceInput,
  SourceSettings,
  SourceVolume,
  SourceVolumeQuery,
  WriteKey,
} from 'strapi-cdp-config';
import type {
  IssuedKey,
  KeyCheck,
  SourceDetail,
  SourcesPage,
  SourcesQuery,
} from '../../../shared/contracts/sources.ts';
import { pluginConfig } from '../config.ts';
import { ConnectorUnavailable, connectorClient } from '../connector/index.ts';
import { assertEditable, EDITORS, writeUnique } from '../database/index.ts';
import { dependents } from '../dependents/index.ts';
import { fieldError } from '../http/index.ts';
import type { Dependencies } from '../strapi.ts';
import { toContract } from './contract.ts';
import { type SourceRow, sourceRepository } from './source-repository.ts';
import { idOfKey, newWriteKey, revoked, rotated } from './write-keys.ts';

/** The rules of sources. Rows are meant by their documentId. */
export function sourceService({ strapi }: Dependencies) {
  const sources = sourceRepository(strapi);
  const connector = connectorClient(strapi);
  const trackingUrl = pluginConfig(strapi).trackingUrl.replace(/\/+$/, '');

  async function find(documentId: string): Promise<SourceRow> {
    const source = await sources.findByDocumentId(documentId);
    if (!source) throw new errors.NotFoundError('There is no such source.');
    return source;
  }

  async function assertFree(key: string): Promise<void> {
    const owner = await sources.findByKey(key);
    if (!owner) return;
    throw fieldError([{ path: ['key'], message: `The source «${owner.name}» has this key.` }]);
  }

  /** Changes a source that editors manage, one change after the other. */
  async function change(
    documentId: string,
    write: (current: SourceRow) => Promise<SourceRow>,
  ): Promise<SourceDetail> {
    const row = await strapi.db.transaction(async () => {
      await sources.lock(documentId);
      const current = await find(documentId);
      assertEditable(current.name, current);
      return write(current);
    });
    return describe(row);
  }

  /** What the connector knows of sources by their key, or why it cannot be asked. */
  async function activities(): Promise<Activities> {
    try {
      const items = await connector.sourceActivities();
      return { byKey: new Map(items.map((item) => [item.key, item])), problem: null };
    } catch (error) {
      if (!(error instanceof ConnectorUnavailable)) throw error;
      return { byKey: new Map(), problem: error.message };
    }
  }

  async function describe(row: SourceRow): Promise<SourceDetail> {
    const { byKey } = await activities();
    return { ...toContract(row, byKey.get(row.key)), trackingUrl };
  }

  return {
    async list(query: SourcesQuery): Promise<SourcesPage> {
      const [{ rows, pagination }, { byKey, problem }] = await Promise.all([
        sources.findPage(query),
        activities(),
      ]);
      const items = rows.map((row) => toContract(row, byKey.get(row.key)));
      return { items, pagination, connectorProblem: problem };
    },

    get: async (documentId: string): Promise<SourceDetail> => describe(await find(documentId)),

    async volume(documentId: string, query: SourceVolumeQuery): Promise<SourceVolume> {
      const { key } = await find(documentId);
      return connector.sourceVolume(key, query);
    },

    checkKey: (key: string): Promise<KeyCheck> => sources.checkKey(key),

    /** @throws ValidationError at `key` when it is taken */
    async create(input: SourceInput): Promise<IssuedKey> {
      const { writeKey, kept } = newWriteKey(input.kind, new Date());
      const row = await writeUnique(
        strapi,
        () => assertFree(input.key),
        () => sources.create({ ...input, writeKeys: [kept] }, EDITORS),
      );
      return { source: await describe(row), writeKey };
    },

    /** @throws ReadOnlyError */
    update: (documentId: string, settings: SourceSettings): Promise<SourceDetail> =>
      change(documentId, ({ id }) => sources.update(id, settings)),

    /** @throws ReadOnlyError, or ConflictError that names the audiences that rely on it */
    async delete(documentId: string): Promise<void> {
      await strapi.db.transaction(async () => {
        const source = await find(documentId);
        assertEditable(source.name, source);
        const thing = { kind: 'source', source: source.key } as const;
        await dependents(strapi).assertNone(source.name, thing);
        await sources.delete(source.id);
      });
    },

    /**
     * Makes a new write key, which no later reply holds.
     *
     * @throws ReadOnlyError, or ConflictError when too many keys still work
     */
    async rotate(documentId: string, overlap: KeyOverlap): Promise<IssuedKey> {
      let writeKey = '';
      const source = await change(documentId, ({ id, kind, writeKeys }) => {
        const now = new Date();
        const made = newWriteKey(kind, now);
        writeKey = made.writeKey;
        return sources.update(id, { writeKeys: rotated(writeKeys, made.kept, overlap, now) });
      });
      return { source, writeKey };
    },

    /** @throws ReadOnlyError, NotFoundError, or ConflictError for the last key that works */
    revoke: (documentId: string, keyId: string): Promise<SourceDetail> =>
      change(documentId, ({ id, writeKeys }) => {
        assertKnown(writeKeys, keyId);
        return sources.update(id, { writeKeys: revoked(writeKeys, keyId, new Date()) });
      }),
  };
}

export type SourceService = ReturnType<typeof sourceService>;

interface Activities {
  byKey: Map<string, SourceActivity>;
  problem: string | null;
}

function assertKnown(keys: readonly WriteKey[], id: string): void {
  if (keys.some((key) => idOfKey(key) === id)) return;
  throw new errors.NotFoundError('This source has no such key.');
}
