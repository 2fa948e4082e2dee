import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  ARTICLE,
  type ContentStage,
  documents,
  FILM,
  fieldOf,
  GENRE,
  records,
  startContentStage,
  told,
  USER,
} from '../support/content-stage.ts';

describe('what was written in Strapi', () => {
  let stage: ContentStage;

  before(async () => {
    stage = await startContentStage();
  });
  after(() => stage?.stop());

  describe('travels', () => {
    it('with a component as part of its entry', async () => {
      const article = await stage.createArticle({
        title: 'A',
        slug: 'a',
        seo: { metaTitle: 'Old' },
      });
      const position = await stage.wire.position(ARTICLE);
      await stage.strapi.run(async (app, documentId) => {
        const articles = app.documents('api::article.article');
        const data = { seo: { metaTitle: 'New' } } as never;
        await articles.update({ documentId: documentId as string, data, locale: 'en' });
        await articles.publish({ documentId: documentId as string, locale: 'en' });
      }, article);
      const pages = await stage.wire.changes(ARTICLE, position);
      assert.deepEqual(told(pages), [`${article} de`, `${article} en`]);
      const english = records(pages).find(({ locale }) => locale === 'en');
      assert.equal(fieldOf(english, 'seo.metaTitle'), 'New');
    });

    it('to whatever holds something of it: one, two relations away, in a block, in all locales', async () => {
      const genre = await stage.createGenre('Noir');
      const film = await stage.createFilm({ title: 'Laura', slug: 'laura', price: 1, genre });
      const related = await stage.createArticle({ title: 'R', slug: 'r', films: [film] });
      const block = { __component: 'article.film-list', heading: 'H', films: [film] };
      const listed = await stage.createArticle({ title: 'L', slug: 'l', blocks: [block] });
      const [ofFilms, ofArticles] = [
        await stage.wire.position(FILM),
        await stage.wire.position(ARTICLE),
      ];
      await stage.strapi.run(async (app, documentId) => {
        const data = { name: 'Film noir' } as never;
        await app.documents('api::genre.genre').update({ documentId: documentId as string, data });
      }, genre);
      const films = await stage.wire.changes(FILM, ofFilms);
      assert.deepEqual(told(films), [`${film} null`]);
      assert.equal(fieldOf(records(films)[0], 'genre.name'), 'Film noir');
      assert.deepEqual(documents(films), [], 'the film itself was not written');
      const articles = await stage.wire.changes(ARTICLE, ofArticles);
      assert.deepEqual(told(articles), [`${related} de`, `${related} en`]);
      const [record] = records(articles);
      assert.deepEqual(fieldOf(record, 'films.genre.name'), ['Film noir']);

      const later = articles.at(-1)?.end.position ?? '';
      await stage.strapi.run(async (app, documentId) => {
        const data = { title: 'Laura (1944)' } as never;
        await app.documents('api::film.film').update({ documentId: documentId as string, data });
      }, film);
      const after = await stage.wire.changes(ARTICLE, later);
      assert.deepEqual(
        told(after),
        [related, listed].flatMap((id) => [`${id} de`, `${id} en`]).sort(),
      );
    });

    it('to many, page by page', async () => {
      const genre = await stage.createGenre('Serial');
      const films: string[] = [];
      for (let index = 0; index < 12; index += 1) {
        films.push(
          await stage.createFilm({ title: 'S', slug: `serial-${index}`, price: 1, genre }),
        );
      }
      const position = await stage.wire.position(FILM);
      await stage.strapi.run(async (app, documentId) => {
        const data = { name: 'Serials' } as never;
        await app.documents('api::genre.genre').update({ documentId: documentId as string, data });
      }, genre);
      const pages = await stage.wire.changes(FILM, position, { limit: '5' });
      assert.deepEqual(
        pages.map((page) => page.records.length),
        [5, 5, 2, 0],
      );
      assert.deepEqual(told(pages), films.map((id) => `${id} null`).sort());
    });

    it('of files', async () => {
      const file = await stage.strapi.run(async (app) => {
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
      const article = await stage.createArticle({ title: 'F', slug: 'f', cover: file });
      const position = await stage.wire.position(ARTICLE);
      await stage.strapi.run(async (app, id) => {
        await app.db
          .query('plugin::upload.file')
          .update({ where: { id }, data: { alternativeText: 'A still', url: '/uploads/new.jpg' } });
      }, file);
      const pages = await stage.wire.changes(ARTICLE, position);
      assert.deepEqual(told(pages), [`${article} de`, `${article} en`]);
      assert.match(String(fieldOf(records(pages)[0], 'cover')), /new\.jpg$/);
      const later = pages.at(-1)?.end.position ?? '';
      await stage.strapi.run(async (app, id) => {
        await app.plugin('upload').service('upload').remove({ id, provider: 'elsewhere' });
      }, file);
      const gone = await stage.wire.changes(ARTICLE, later);
      assert.deepEqual(told(gone), [`${article} de`, `${article} en`]);
      assert.equal(fieldOf(records(gone)[0], 'cover'), null);
    });

    it('to what held an entry that is deleted, or that let go of it', async () => {
      const genre = await stage.createGenre('Spaghetti western');
      const film = await stage.createFilm({ title: 'Shane', slug: 'shane', price: 1, genre });
      const other = await stage.createFilm({ title: 'Rio', slug: 'rio', price: 1, genre });
      const article = await stage.createArticle({ title: 'W', slug: 'w', films: [film] });
      let position = await stage.wire.position(FILM);
      await stage.strapi.run(
        async (app, { genre: documentId, film: gone }) => {
          const data = { films: { disconnect: [gone] } } as never;
          await app.documents('api::genre.genre').update({ documentId, data });
        },
        { genre, film: other },
      );
      const released = await stage.wire.changes(FILM, position);
      assert.ok(told(released).includes(`${other} null`));
      const record = records(released).find(({ documentId }) => documentId === other);
      assert.equal(fieldOf(record, 'genre.name'), null);

      position = released.at(-1)?.end.position ?? '';
      const ofArticles = await stage.wire.position(ARTICLE);
      await stage.strapi.run(async (app, documentId) => {
        await app.documents('api::genre.genre').delete({ documentId: documentId as string });
      }, genre);
      const films = await stage.wire.changes(FILM, position);
      assert.deepEqual(told(films), [`${film} null`]);
      assert.equal(fieldOf(records(films)[0], 'genre.name'), null);
      assert.deepEqual(told(await stage.wire.changes(ARTICLE, ofArticles)), [
        `${article} de`,
        `${article} en`,
      ]);
    });

    it('as what there is no more of: deleted, unpublished, without a locale', async () => {
      const [deleted, unpublished, reduced] = [
        await stage.createArticle({ title: 'D', slug: 'd' }),
        await stage.createArticle({ title: 'U', slug: 'u' }),
        await stage.createArticle({ title: 'X', slug: 'x' }),
      ];
      const position = await stage.wire.position(ARTICLE);
      await stage.strapi.run(
        async (app, ids) => {
          const articles = app.documents('api::article.article');
          await articles.delete({ documentId: ids.deleted, locale: '*' });
          await articles.unpublish({ documentId: ids.unpublished, locale: '*' });
          await articles.delete({ documentId: ids.reduced, locale: 'de' });
        },
        { deleted, unpublished, reduced },
      );
      const pages = await stage.wire.changes(ARTICLE, position);
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
      await stage.createFilm({ title: 'Noted', slug: 'noted', price: 1 });
      for (const uid of [FILM, GENRE]) {
        const position = await stage.wire.position(FILM);
        await stage.strapi.run(async (app, type) => {
          await app.db
            .query(type as typeof FILM)
            .updateMany({ where: { slug: 'noted' }, data: { slug: 'noted' } });
        }, uid);
        assert.equal(await stage.wire.statusOf(FILM, position), 410, uid);
        assert.equal(await stage.wire.statusOf(USER, await stage.wire.position(USER)), 200);
        assert.equal(await stage.wire.statusOf(FILM, await stage.wire.position(FILM)), 200);
      }
    });

    it('once something else is exported, or asked for', async () => {
      const position = await stage.wire.position(ARTICLE);
      assert.equal(await stage.wire.statusOf(ARTICLE, position, { locales: 'en' }), 410);
      const admin = await stage.strapi.admin();
      const fields = [{ id: 'title', name: 'headline' }];
      await admin.put(`/cdp/field-exports/${ARTICLE}`, { fields });
      assert.equal(await stage.wire.statusOf(ARTICLE, position), 410);
    });

    it('since another database, or longer than changes are kept', async () => {
      const position = await stage.wire.position(FILM);
      const [epoch = '', ...rest] = position.split('.');
      assert.equal(await stage.wire.statusOf(FILM, ['ffff', ...rest].join('.')), 410);
      assert.equal(await stage.wire.statusOf(FILM, `${epoch}.nonsense`), 410);
      await stage.createFilm({ title: 'Old', slug: 'old', price: 1 });
      await stage.wire.changes(FILM, position);
      await stage.createFilm({ title: 'Older', slug: 'older', price: 1 });
      await stage.wire.changes(FILM, position);
      await stage.shop.query(
        `update cdp_content_changes set created_at = now() - interval '8 days'`,
      );
      await stage.strapi.restart();
      assert.equal(await stage.wire.statusOf(FILM, position), 410);
      assert.equal(await stage.wire.statusOf(FILM, await stage.wire.position(FILM)), 200);
    });
  });
});
