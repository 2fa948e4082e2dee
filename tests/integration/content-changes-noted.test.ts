import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  ARTICLE,
  type ContentStage,
  documents,
  FILM,
  fieldOf,
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

  /** What is noted, as `type document`. */
  async function noted(): Promise<string[]> {
    const { rows } = await stage.shop.query(
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

  describe('is noted', () => {
    it('once an entry and transaction, however many rows it took', async () => {
      let documentId = '';
      const rows = await notedBy(async () => {
        documentId = await stage.createFilm({ title: 'Noted', slug: 'noted', price: 1 });
      });
      assert.deepEqual(rows, [`${FILM} ${documentId}`]);
      const article = await stage.createArticle({ title: 'Noted', slug: 'noted' });
      const published = await notedBy(() =>
        stage.strapi.run(async (app, id) => {
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
        stage.strapi.run(async (app) => {
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
      const seen = await stage.strapi.run(async (app) => {
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
      const article = await stage.createArticle({ title: 'Public', slug: 'public' });
      const [position, ofDrafts] = [
        await stage.wire.position(ARTICLE),
        await stage.wire.position(ARTICLE, { status: 'draft' }),
      ];
      await stage.strapi.run(async (app, documentId) => {
        const data = { title: 'Not yet' } as never;
        const articles = app.documents('api::article.article');
        await articles.update({ documentId: documentId as string, data, locale: 'en' });
      }, article);
      assert.equal(await stage.wire.isPending(ARTICLE, position), false);
      assert.deepEqual(records(await stage.wire.changes(ARTICLE, position)), []);
      const drafts = await stage.wire.changes(ARTICLE, ofDrafts, { status: 'draft' });
      assert.deepEqual(told(drafts), [`${article} de`, `${article} en`]);
    });

    it('whoever writes: also past the document service, and users who sign up', async () => {
      const rows = await notedBy(() =>
        stage.strapi.run(async (app) => {
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
        const reply = await fetch(`${stage.strapi.url}/api/auth/local/register`, {
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
      const position = await stage.wire.position(FILM);
      // The first transaction writes first and commits last, after somebody has read past it.
      const slow = stage.strapi.run(async (app) => {
        await app.db.transaction(async () => {
          await app.documents('api::film.film').create({
            data: { title: 'Slow', slug: 'slow', price: 1 } as never,
          });
          while (!(globalThis as { goOn?: boolean }).goOn) {
            await new Promise((done) => setTimeout(done, 20));
          }
        });
      });
      await stage.createFilm({ title: 'Quick', slug: 'quick', price: 1 });
      const first = await stage.wire.changes(FILM, position);
      assert.deepEqual(
        records(first).map((record) => fieldOf(record, 'title')),
        ['Quick'],
      );
      await stage.strapi.run(async () => {
        (globalThis as { goOn?: boolean }).goOn = true;
      });
      await slow;
      const next = await stage.wire.changes(FILM, first.at(-1)?.end.position ?? '');
      assert.deepEqual(
        records(next).map((record) => fieldOf(record, 'title')),
        ['Slow'],
      );
      assert.deepEqual(
        records(await stage.wire.changes(FILM, next.at(-1)?.end.position ?? '')),
        [],
      );
    });

    it('by many writers and told to many readers at once, completely', async () => {
      const position = await stage.wire.position(FILM);
      let writing = true;
      const read = async () => {
        const seen: string[] = [];
        let cursor = position;
        for (let last = false; !last; ) {
          last = !writing;
          const pages = await stage.wire.changes(FILM, cursor, { limit: '7' });
          seen.push(...documents(pages).map(({ documentId }) => documentId));
          cursor = pages.at(-1)?.end.position ?? '';
        }
        return seen;
      };
      const readers = [read(), read(), read()];
      const written = await stage.strapi.run(async (app) => {
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
});
