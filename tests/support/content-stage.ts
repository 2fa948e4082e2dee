import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { UpsertRecord } from 'strapi-cdp-config';
import { createDatabase } from './database.ts';
import { type ExportWire, exportWire, type WirePage } from './export-wire.ts';
import { type StrapiConsole, startStrapiConsole } from './strapi-console.ts';

export const FILM = 'api::film.film';
export const GENRE = 'api::genre.genre';
export const ARTICLE = 'api::article.article';
export const USER = 'plugin::users-permissions.user';

/** A film shop of which fields are exported, where content is written and its changes are asked for. */
export type ContentStage = {
  strapi: StrapiConsole;
  wire: ExportWire;
  /** The database of Strapi. */
  shop: pg.Client;
  /** Each creates an entry and says which document it is. */
  createFilm(data: object): Promise<string>;
  createGenre(name: string): Promise<string>;
  /** In English and German, published in both. */
  createArticle(data: object): Promise<string>;
  stop(): Promise<void>;
};

/** Starts Strapi with a database of its own. Stop it at the end of the test. */
export async function startContentStage(): Promise<ContentStage> {
  const secret = randomUUID() + randomUUID();
  const database = await createDatabase({ template: 'film shop' });
  const shop = new pg.Client({ connectionString: database.url });
  let strapi: StrapiConsole | undefined;
  const stop = async () => {
    await shop.end();
    await strapi?.stop();
    await database.drop();
  };
  try {
    await shop.connect();
    strapi = await startStrapiConsole({ databaseUrl: database.url, secret });
    await chooseFields(strapi);
    const wire = exportWire(strapi.url, secret);
    return { strapi, wire, shop, ...writers(strapi), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function chooseFields(strapi: StrapiConsole): Promise<void> {
  const admin = await strapi.admin();
  const choose = async (contentType: string, ids: string[]) => {
    const fields = ids.map((id) => ({ id, name: id.replaceAll('.', '_') }));
    const { status, body } = await admin.put(`/cdp/field-exports/${contentType}`, { fields });
    assert.equal(status, 200, JSON.stringify(body));
  };
  await choose(FILM, ['title', 'genre.name']);
  await choose(USER, ['email']);
  await choose(ARTICLE, [
    'title',
    'seo.metaTitle',
    'cover',
    'films.genre.name',
    'blocks.article__film-list.films.title',
  ]);
}

function writers(
  strapi: StrapiConsole,
): Pick<ContentStage, 'createFilm' | 'createGenre' | 'createArticle'> {
  return {
    createFilm: (data) =>
      strapi.run(async (app, given) => {
        const film = await app.documents('api::film.film').create({ data: given as never });
        return film.documentId;
      }, data),
    createGenre: (name) =>
      strapi.run(async (app, given) => {
        const data = { name: given, slug: given.toLowerCase().replaceAll(' ', '-') };
        return (await app.documents('api::genre.genre').create({ data: data as never })).documentId;
      }, name),
    createArticle: (data) =>
      strapi.run(async (app, given) => {
        const articles = app.documents('api::article.article');
        const { documentId } = await articles.create({ data: given as never, locale: 'en' });
        await articles.update({ documentId, data: given as never, locale: 'de' });
        await articles.publish({ documentId, locale: '*' });
        return documentId;
      }, data),
  };
}

/** The documents that were written, of all pages. */
export const documents = (pages: WirePage[]) => pages.flatMap(({ end }) => end.documents ?? []);

/** The records of all pages. */
export const records = (pages: WirePage[]) => pages.flatMap((page) => page.records);

/** What pages have records of, as `document locale`. */
export const told = (pages: WirePage[]) =>
  records(pages)
    .map(({ documentId, locale }) => `${documentId} ${locale}`)
    .sort();

/** The value of a field of a record. */
export const fieldOf = (record: UpsertRecord | undefined, id: string) =>
  record?.fields.find((field) => field.id === id)?.value;
