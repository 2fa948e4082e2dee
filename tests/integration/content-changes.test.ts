import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import type { ExportRecord } from 'strapi-cdp-config';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type ExportWire, exportWire, type WirePage } from '../support/export-wire.ts';
import { type StrapiConsole, startStrapiConsole } from '../support/strapi-console.ts';

const FILM = 'api::film.film';
const GENRE = 'api::genre.genre';
const ARTICLE = 'api::article.article';
const USER = 'plugin::users-permissions.user';

describe('what was written in Strapi', () => {
  const secret = randomUUID() + randomUUID();
  let database: TestDatabase;
  let strapi: StrapiConsole;
  let wire: ExportWire;
  let shop: pg.Client;

  before(async () => {
    database = await createDatabase({ template: 'film shop' });
    strapi = await startStrapiConsole({ databaseUrl: database.url, secret });
    wire = exportWire(strapi.url, secret);
    shop = new pg.Client({ connectionString: database.url });
    await shop.connect();
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
  });
  after(async () => {
    await shop?.end();
    await strapi?.stop();
    await database?.drop();
  });

  /** What is noted, as `type document`. */
  async function noted(): Promise<string[]> {
    const { rows } = await shop.query(
      'select changed_type, changed_document from cdp_content_changes order by id',
    );
    return rows.map((row) => `${row.changed_type} ${row.changed_document}`);
  }

  /** What is noted because of some work. */
  async function notedBy(work: () => Promise<unknown>): Promise<string[]> {
    const before = await noted();
    await work();
    return (await noted()).slice(before.length);
  }

  const createFilm = (data: object) =>
    strapi.run(async (app, given) => {
      const film = await app.documents('api::film.film').create({ data: given as never });
      return film.documentId;
    }, data);

  const createGenre = (name: string) =>
    strapi.run(async (app, given) => {
      const data = { name: given, slug: given.toLowerCase().replaceAll(' ', '-') };
      return (await app.documents('api::genre.genre').create({ data: data as never })).documentId;
    }, name);

  /** An article in English and German, published in both. */
  const createArticle = (data: object) =>
    strapi.run(async (app, given) => {
      const articles = app.documents('api::article.article');
      const { documentId } = await articles.create({ data: given as never, locale: 'en' });
      await articles.update({ documentId, data: given as never, locale: 'de' });
      await articles.publish({ documentId, locale: '*' });
      return documentId;
    }, data);

  const documents = (pages: WirePage[]) => pages.flatMap(({ end }) => end.documents ?? []);
  const records = (pages: WirePage[]) => pages.flatMap((page) => page.records);
  const told = (pages: WirePage[]) =>
    records(pages)
      .map(({ documentId, locale }) => `${documentId} ${locale}`)
      .sort();
  const fieldOf = (record: ExportRecord | undefined, id: string) =>
    record?.op === 'upsert' ? record.fields.find((field) => field.id === id)?.value : undefined;

  describe('is noted', () => {
    it('once an entry and transaction, however many rows it took', async () => {
      let documentId = '';
      const rows = await notedBy(async () => {
        documentId = await createFilm({ title: 'Noted', slug: 'noted', price: 1 });
      });
      assert.deepEqual(rows, [`${FILM} ${documentId}`]);
      const article = await createArticle({ title: 'Noted', slug: 'noted' });
      const published = await notedBy(() =>
        strapi.run(async (app, id) => {
          await app
            .documents('api::article.article')
            .publish({ documentId: id as string, locale: '*' });
        }, article),
      );
      assert.deepEqual([...new Set(published)], [`${ARTICLE} ${article}`]);
      assert.ok(
        published.length <= 2,
        'of four rows, in two locales: the draft, the published one',
      );
    });

    it('in the transaction of the write: dropped with it, and visible with it', async () => {
      const rows = await notedBy(() =>
        strapi.run(async (app) => {
          const work = app.db.transaction(async () => {
            await app
              .documents('api::film.film')
              .create({ data: { title: 'Undone', slug: 'undone', price: 1 } as never });
            throw new Error('changed my mind');
          });
          await work.catch(() => undefined);
        }),
      );
      assert.deepEqual(rows, []);
      const seen = await strapi.run(async (app) => {
        const count = async () =>
          Number((await app.db.connection('cdp_content_changes').count('* as n'))[0]?.n);
        const earlier = await count();
        const outside = await app.db.transaction(async () => {
          await app
            .documents('api::film.film')
            .create({ data: { title: 'Kept', slug: 'kept', price: 1 } as never });
          return count();
        });
        return [outside - earlier, (await count()) - earlier];
      });
      assert.deepEqual(seen, [0, 1]);
    });

    it('as a draft when only that was written, which published versions are not read for', async () => {
      const article = await createArticle({ title: 'Public', slug: 'public' });
      const [position, ofDrafts] = [
        await wire.position(ARTICLE),
        await wire.position(ARTICLE, { status: 'draft' }),
      ];
      await strapi.run(async (app, documentId) => {
        const data = { title: 'Not yet' } as never;
        const articles = app.documents('api::article.article');
        await articles.update({ documentId: documentId as string, data, locale: 'en' });
      }, article);
      assert.equal(await wire.isPending(ARTICLE, position), false);
      assert.deepEqual(records(await wire.changes(ARTICLE, position)), []);
      const drafts = await wire.changes(ARTICLE, ofDrafts, { status: 'draft' });
      assert.deepEqual(told(drafts), [`${article} de`, `${article} en`]);
    });

    it('whoever writes: also past the document service, and users who sign up', async () => {
      const rows = await notedBy(() =>
        strapi.run(async (app) => {
          const film = await app.db.query('api::film.film').create({
            data: { title: 'Direct', slug: 'direct', price: 1, documentId: 'direct-film' },
          });
          await app.db.query('api::film.film').update({
            where: { id: film.id },
            data: { price: 2 },
            select: ['id'],
          });
          await app.db.query('api::film.film').delete({ where: { id: film.id } });
        }),
      );
      assert.equal(rows[0], `${FILM} direct-film`);
      assert.deepEqual(rows.slice(1), [`${FILM} null`, `${FILM} direct-film`]);
      const users = await notedBy(async () => {
        const reply = await fetch(`${strapi.url}/api/auth/local/register`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            username: 'newcomer',
            email: 'newcomer@example.com',
            password: 'Film-shop-1',
          }),
        });
        assert.equal(reply.status, 200);
      });
      assert.match(users[0] ?? '', new RegExp(`^${USER} [a-z0-9]{24}$`));
    });

    it('and read by nobody twice or never, in whichever order transactions commit', async () => {
      const position = await wire.position(FILM);
      // The first transaction writes first and commits last, after somebody has read past it.
      const slow = strapi.run(async (app) => {
        await app.db.transaction(async () => {
          await app.documents('api::film.film').create({
            data: { title: 'Slow', slug: 'slow', price: 1 } as never,
          });
          while (!(globalThis as { goOn?: boolean }).goOn) {
            await new Promise((done) => setTimeout(done, 20));
          }
        });
      });
      await createFilm({ title: 'Quick', slug: 'quick', price: 1 });
      const first = await wire.changes(FILM, position);
      assert.deepEqual(
        records(first).map((record) => fieldOf(record, 'title')),
        ['Quick'],
      );
      await strapi.run(async () => {
        (globalThis as { goOn?: boolean }).goOn = true;
      });
      await slow;
      const next = await wire.changes(FILM, first.at(-1)?.end.position ?? '');
      assert.deepEqual(
        records(next).map((record) => fieldOf(record, 'title')),
        ['Slow'],
      );
      assert.deepEqual(records(await wire.changes(FILM, next.at(-1)?.end.position ?? '')), []);
    });

    it('by many writers and told to many readers at once, completely', async () => {
      const position = await wire.position(FILM);
      let writing = true;
      const read = async () => {
        const seen: string[] = [];
        let cursor = position;
        for (let last = false; !last; ) {
          last = !writing;
          const pages = await wire.changes(FILM, cursor, { limit: '7' });
          seen.push(...documents(pages).map(({ documentId }) => documentId));
          cursor = pages.at(-1)?.end.position ?? '';
        }
        return seen;
      };
      const readers = [read(), read(), read()];
      const written = await strapi.run(async (app) => {
        const write = async (writer: number) => {
          const ids: string[] = [];
          for (let index = 0; index < 15; index += 1) {
            const data = { title: 'Many', slug: `many-${writer}-${index}`, price: 1 };
            ids.push(
              (await app.documents('api::film.film').create({ data: data as never })).documentId,
            );
          }
          return ids;
        };
        return (await Promise.all([0, 1, 2, 3, 4, 5].map(write))).flat();
      });
      writing = false;
      for (const seen of await Promise.all(readers)) {
        assert.deepEqual(seen.toSorted(), written.toSorted());
      }
    });
  });

  describe('travels', () => {
    it('with a component as part of its entry', async () => {
      const article = await createArticle({ title: 'A', slug: 'a', seo: { metaTitle: 'Old' } });
      const position = await wire.position(ARTICLE);
      await strapi.run(async (app, documentId) => {
        const articles = app.documents('api::article.article');
        const data = { seo: { metaTitle: 'New' } } as never;
        await articles.update({ documentId: documentId as string, data, locale: 'en' });
        await articles.publish({ documentId: documentId as string, locale: 'en' });
      }, article);
      const pages = await wire.changes(ARTICLE, position);
      assert.deepEqual(told(pages), [`${article} de`, `${article} en`]);
      const english = records(pages).find(({ locale }) => locale === 'en');
      assert.equal(fieldOf(english, 'seo.metaTitle'), 'New');
    });

    it('to whatever holds something of it: one, two relations away, in a block, in all locales', async () => {
      const genre = await createGenre('Noir');
      const film = await createFilm({ title: 'Laura', slug: 'laura', price: 1, genre });
      const related = await createArticle({ title: 'R', slug: 'r', films: [film] });
      const block = { __component: 'article.film-list', heading: 'H', films: [film] };
      const listed = await createArticle({ title: 'L', slug: 'l', blocks: [block] });
      const [ofFilms, ofArticles] = [await wire.position(FILM), await wire.position(ARTICLE)];
      await strapi.run(async (app, documentId) => {
        const data = { name: 'Film noir' } as never;
        await app.documents('api::genre.genre').update({ documentId: documentId as string, data });
      }, genre);
      const films = await wire.changes(FILM, ofFilms);
      assert.deepEqual(told(films), [`${film} null`]);
      assert.equal(fieldOf(records(films)[0], 'genre.name'), 'Film noir');
      assert.deepEqual(documents(films), [], 'the film itself was not written');
      const articles = await wire.changes(ARTICLE, ofArticles);
      assert.deepEqual(told(articles), [`${related} de`, `${related} en`]);
      const [record] = records(articles);
      assert.deepEqual(fieldOf(record, 'films.genre.name'), ['Film noir']);

      const later = articles.at(-1)?.end.position ?? '';
      await strapi.run(async (app, documentId) => {
        const data = { title: 'Laura (1944)' } as never;
        await app.documents('api::film.film').update({ documentId: documentId as string, data });
      }, film);
      const after = await wire.changes(ARTICLE, later);
      assert.deepEqual(
        told(after),
        [related, listed].flatMap((id) => [`${id} de`, `${id} en`]).sort(),
      );
    });

    it('to many, page by page', async () => {
      const genre = await createGenre('Serial');
      const films: string[] = [];
      for (let index = 0; index < 12; index += 1) {
        films.push(await createFilm({ title: 'S', slug: `serial-${index}`, price: 1, genre }));
      }
      const position = await wire.position(FILM);
      await strapi.run(async (app, documentId) => {
        const data = { name: 'Serials' } as never;
        await app.documents('api::genre.genre').update({ documentId: documentId as string, data });
      }, genre);
      const pages = await wire.changes(FILM, position, { limit: '5' });
      assert.deepEqual(
        pages.map((page) => page.records.length),
        [5, 5, 2, 0],
      );
      assert.deepEqual(told(pages), films.map((id) => `${id} null`).sort());
    });

    it('of files', async () => {
      const file = await strapi.run(async (app) => {
        const data = {
          name: 'still.jpg',
          hash: 'still',
          url: '/uploads/still.jpg',
          mime: 'image/jpeg',
          size: 1,
          provider: 'local',
        };
        return (await app.db.query('plugin::upload.file').create({ data })).id as number;
      });
      const article = await createArticle({ title: 'F', slug: 'f', cover: file });
      const position = await wire.position(ARTICLE);
      await strapi.run(async (app, id) => {
        await app.db
          .query('plugin::upload.file')
          .update({ where: { id }, data: { alternativeText: 'A still', url: '/uploads/new.jpg' } });
      }, file);
      const pages = await wire.changes(ARTICLE, position);
      assert.deepEqual(told(pages), [`${article} de`, `${article} en`]);
      assert.match(String(fieldOf(records(pages)[0], 'cover')), /new\.jpg$/);
      const later = pages.at(-1)?.end.position ?? '';
      await strapi.run(async (app, id) => {
        await app.plugin('upload').service('upload').remove({ id, provider: 'elsewhere' });
      }, file);
      const gone = await wire.changes(ARTICLE, later);
      assert.deepEqual(told(gone), [`${article} de`, `${article} en`]);
      assert.equal(fieldOf(records(gone)[0], 'cover'), null);
    });

    it('to what held an entry that is deleted, or that let go of it', async () => {
      const genre = await createGenre('Spaghetti western');
      const film = await createFilm({ title: 'Shane', slug: 'shane', price: 1, genre });
      const other = await createFilm({ title: 'Rio', slug: 'rio', price: 1, genre });
      const article = await createArticle({ title: 'W', slug: 'w', films: [film] });
      let position = await wire.position(FILM);
      await strapi.run(
        async (app, { genre: documentId, film: gone }) => {
          const data = { films: { disconnect: [gone] } } as never;
          await app.documents('api::genre.genre').update({ documentId, data });
        },
        { genre, film: other },
      );
      const released = await wire.changes(FILM, position);
      assert.ok(told(released).includes(`${other} null`));
      const record = records(released).find(({ documentId }) => documentId === other);
      assert.equal(fieldOf(record, 'genre.name'), null);

      position = released.at(-1)?.end.position ?? '';
      const ofArticles = await wire.position(ARTICLE);
      await strapi.run(async (app, documentId) => {
        await app.documents('api::genre.genre').delete({ documentId: documentId as string });
      }, genre);
      const films = await wire.changes(FILM, position);
      assert.deepEqual(told(films), [`${film} null`]);
      assert.equal(fieldOf(records(films)[0], 'genre.name'), null);
      assert.deepEqual(told(await wire.changes(ARTICLE, ofArticles)), [
        `${article} de`,
        `${article} en`,
      ]);
    });

    it('as what there is no more of: deleted, unpublished, without a locale', async () => {
      const [deleted, unpublished, reduced] = [
        await createArticle({ title: 'D', slug: 'd' }),
        await createArticle({ title: 'U', slug: 'u' }),
        await createArticle({ title: 'X', slug: 'x' }),
      ];
      const position = await wire.position(ARTICLE);
      await strapi.run(
        async (app, ids) => {
          const articles = app.documents('api::article.article');
          await articles.delete({ documentId: ids.deleted, locale: '*' });
          await articles.unpublish({ documentId: ids.unpublished, locale: '*' });
          await articles.delete({ documentId: ids.reduced, locale: 'de' });
        },
        { deleted, unpublished, reduced },
      );
      const pages = await wire.changes(ARTICLE, position);
      assert.deepEqual(
        documents(pages)
          .toSorted((one, two) => one.locales.length - two.locales.length)
          .slice(2),
        [{ documentId: reduced, locales: ['en'] }],
      );
      assert.deepEqual(
        documents(pages)
          .filter(({ locales }) => locales.length === 0)
          .map(({ documentId }) => documentId)
          .sort(),
        [deleted, unpublished].sort(),
      );
    });
  });

  describe('cannot be told, so that all is compared,', () => {
    it('after bulk writes of the type, or of one that its records hold', async () => {
      for (const uid of [FILM, GENRE]) {
        const position = await wire.position(FILM);
        await strapi.run(async (app, type) => {
          await app.db
            .query(type as typeof FILM)
            .updateMany({ where: { slug: 'noted' }, data: { slug: 'noted' } });
        }, uid);
        assert.equal(await wire.statusOf(FILM, position), 410, uid);
        assert.equal(await wire.statusOf(USER, await wire.position(USER)), 200);
        assert.equal(await wire.statusOf(FILM, await wire.position(FILM)), 200);
      }
    });

    it('once something else is exported, or asked for', async () => {
      const position = await wire.position(ARTICLE);
      assert.equal(await wire.statusOf(ARTICLE, position, { locales: 'en' }), 410);
      const admin = await strapi.admin();
      const fields = [{ id: 'title', name: 'headline' }];
      await admin.put(`/cdp/field-exports/${ARTICLE}`, { fields });
      assert.equal(await wire.statusOf(ARTICLE, position), 410);
    });

    it('since another database, or longer than changes are kept', async () => {
      const position = await wire.position(FILM);
      const [epoch = '', ...rest] = position.split('.');
      assert.equal(await wire.statusOf(FILM, ['ffff', ...rest].join('.')), 410);
      assert.equal(await wire.statusOf(FILM, `${epoch}.nonsense`), 410);
      await createFilm({ title: 'Old', slug: 'old', price: 1 });
      await wire.changes(FILM, position);
      await createFilm({ title: 'Older', slug: 'older', price: 1 });
      await wire.changes(FILM, position);
      await shop.query(`update cdp_content_changes set created_at = now() - interval '8 days'`);
      await strapi.restart();
      assert.equal(await wire.statusOf(FILM, position), 410);
      assert.equal(await wire.statusOf(FILM, await wire.position(FILM)), 200);
    });
  });
});
