import { z } from 'zod';
import type { Strapi } from '../strapi.ts';
import { findPage, type ListQuery, type Page } from './find-page.ts';
import { checkIdentifier, type IdentifierExceptions } from './free-identifier.ts';

/** A content type that people author, as a table. */
interface DefinitionTable<Row> {
  uid: string;
  /** What a row is; rows that are something else are an error. */
  schema: z.ZodType<Row>;
  /** The attribute that programs name a row by; unique. */
  key: 'identifier' | 'key';
  /** The attributes that a search looks in, whatever its case. */
  searched: string[];
}

/** What every such table is read and written by; what only one of them can do, its repository adds. */
export function definitionTable<Row extends { documentId: string }>(
  strapi: Strapi,
  { uid, schema, key, searched }: DefinitionTable<Row>,
) {
  const query = () => strapi.db.query(uid);
  const one = (row: unknown): Row | null => schema.nullable().parse(row);

  async function findByKey(value: string): Promise<Row | null> {
    return one(await query().findOne({ where: { [key]: value } }));
  }

  async function keysLike(beginning: string): Promise<Set<string>> {
    const rows = await query().findMany({
      where: { [key]: { $startsWith: beginning } },
      select: [key],
    });
    return new Set(rows.map((row) => row[key]));
  }

  return {
    findPage: (list: ListQuery): Promise<Page<Row>> =>
      findPage(strapi, uid, schema, list, { searched }),

    /** Those that meet a condition, or all; ordered by the key unless told. */
    async findAll(where: object = {}, order: string = key): Promise<Row[]> {
      return z.array(schema).parse(await query().findMany({ where, orderBy: { [order]: 'asc' } }));
    },

    count: (): Promise<number> => query().count({}),

    async findByDocumentId(documentId: string): Promise<Row | null> {
      return one(await query().findOne({ where: { documentId } }));
    },

    findByKey,

    /** Whether a key is free, and a free one that is close to it. */
    checkKey: (wanted: string, exceptions?: IdentifierExceptions) =>
      checkIdentifier({ find: findByKey, like: keysLike }, wanted, exceptions),

    /** Keeps other transactions from changing or deleting a row until this one ends. @returns whether it is there */
    async lock(documentId: string): Promise<boolean> {
      const row = await strapi.db
        .queryBuilder(uid)
        .select('id')
        .where({ documentId })
        .forUpdate()
        .first()
        .execute();
      return row !== null;
    },

    async create(data: object): Promise<Row> {
      return schema.parse(await query().create({ data }));
    },

    async update(id: number, data: object): Promise<Row> {
      return schema.parse(await query().update({ where: { id }, data }));
    },

    async delete(id: number): Promise<void> {
      await query().delete({ where: { id } });
    },
  };
}
