import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import type { UpsertRecord } from 'strapi-cdp-config';
import { type AdminClient, createAdminClient, createEditor } from '../support/admin-client.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { readPage } from '../support/export-wire.ts';
import { type Strapi, startStrapi } from '../support/strapi.ts';
import { type StubConnector, startStubConnector } from '../support/stub-connector.ts';

const FILM = 'api::film.film';
const ARTICLE = 'api::article.article';
const USER = 'plugin::users-permissions.user';

describe('field exports', () => {
  const secret = randomUUID() + randomUUID();
  let database: TestDatabase;
  let connector: StubConnector;
  let strapi: Strapi;
  let admin: AdminClient;

  before(async () => {
    database = await createDatabase({ template: 'film shop' });
    connector = await startStubConnector(secret, {});
    strapi = await startStrapi({ databaseUrl: database.url, secret, connectorUrl: connector.url });
    admin = await strapi.admin();
  });
  after(async () => {
    await strapi?.stop();
    await connector?.stop();
    await database?.drop();
  });

  it('list each field with its processors, and deeper relations as far as one asks', async () => {
    const { body } = await admin.get(`/cdp/field-exports/${ARTICLE}`);
    const field = (id: string) => body.available.find((one: { id: string }) => one.id === id);
    assert.equal(body.depth, 1);
    assert.deepEqual(field('films').processors, ['as-is', 'json', 'ids', 'names', 'template']);
    assert.equal(field('seo').isGroup, true);
    assert.ok(field('blocks.article__quote.text'));
    assert.equal(field('films.genre.name'), undefined);
    const deeper = await admin.get(`/cdp/field-exports/${ARTICLE}?depth=2`);
    const ids: string[] = deeper.body.available.map(({ id }: { id: string }) => id);
    assert.ok(ids.includes('films.genre.name'));
    assert.deepEqual([field('films').type, field('films.releaseDate').type], ['relation', 'date']);
    assert.equal((await admin.get(`/cdp/field-exports/${ARTICLE}?depth=9`)).status, 400);
    const users = await admin.get(`/cdp/field-exports/${USER}`);
    const email = users.body.available.find(({ id }: { id: string }) => id === 'email');
    assert.deepEqual([email.personal, email.processors.includes('hash')], [true, true]);
    assert.ok(!JSON.stringify(users.body.available).match(/password|token/i));
    assert.deepEqual(users.body.ownProcessors, [
      { name: 'film-length', label: 'Length of a film (1 h 44 min)' },
    ]);
  });

  it('leave as they were chosen', async () => {
    const fields = [
      { id: 'title', name: 'title', processor: { name: 'text', options: { letterCase: 'upper' } } },
      { id: 'genre', name: 'genres', processor: { name: 'names', options: {} } },
      {
        id: 'title',
        name: 'label',
        processor: { name: 'template', options: { template: '{title} ({genre.name})' } },
      },
      { id: 'director', name: 'director', processor: { name: 'hash', options: {} } },
      { id: 'releaseDate', name: 'year', processor: { name: 'date', options: { format: 'year' } } },
      { id: 'runningTimeMinutes', name: 'length', processor: { name: 'film-length', options: {} } },
    ];
    assert.equal((await admin.put(`/cdp/field-exports/${FILM}`, { fields })).status, 200);
    const all = await records(FILM);
    const record = all.find(({ fields: [title] }) => title?.value === 'INCEPTION');
    const values = Object.fromEntries(record?.fields.map((one) => [one.name, one]) ?? []);
    assert.equal(values.label?.value, 'Inception (Thriller/Suspense)');
    assert.deepEqual(values.genres?.value, ['Thriller/Suspense']);
    const hash = createHash('sha256').update('christopher nolan').digest('hex');
    assert.deepEqual([values.director?.value, values.director?.type], [hash, 'string']);
    assert.deepEqual([values.year?.value, values.year?.type], [2010, 'integer']);
    const lengths = all.flatMap(
      ({ fields: made }) => made.find(({ name }) => name === 'length') ?? [],
    );
    assert.ok(lengths.length > 100 && lengths.length < all.length, 'unknown lengths are left out');
    assert.ok(lengths.every(({ value }) => /^(\d+ h)?( ?\d+ min)?$/.test(String(value))));
  });

  it('refuse what cannot be made, at the field', async () => {
    const problemOf = async (id: string, processor: object | null) => {
      const fields = [{ id, name: 'x', processor }];
      const { status, body } = await admin.put(`/cdp/field-exports/${FILM}`, { fields });
      return [status, body.error.details.errors[0].path.join('.')];
    };
    const named = (name: string, options = {}) => ({ name, options });
    assert.deepEqual(await problemOf('plot', null), [400, 'fields.0.id']);
    assert.deepEqual(await problemOf('title', named('shout')), [400, 'fields.0.processor.name']);
    assert.deepEqual(await problemOf('price', named('media-url')), [
      400,
      'fields.0.processor.name',
    ]);
    assert.deepEqual(await problemOf('price', named('number', { decimals: 99 })), [
      400,
      'fields.0.processor.options.decimals',
    ]);
    assert.deepEqual(await problemOf('title', named('template', { template: '{plot}' })), [
      400,
      'fields.0.processor.options.template',
    ]);
    assert.deepEqual(await problemOf('genre', named('names', { attribute: 'plot' })), [
      400,
      'fields.0.processor.options.attribute',
    ]);
  });

  it('announce the fields that the model got since, which do not leave', async () => {
    const shop = new pg.Client({ connectionString: database.url });
    await shop.connect();
    await shop.query(
      `update cdp_field_exports set seen_fields = (seen_fields::jsonb - 'imdbRating')
       where content_type = $1`,
      [FILM],
    );
    await shop.end();
    const found = async () => {
      const list = (await admin.get('/cdp/field-exports')).body.items;
      const { body } = await admin.get(`/cdp/field-exports/${FILM}`);
      const fresh = body.available.filter(({ isNew }: { isNew: boolean }) => isNew);
      const { newFieldCount } = list.find(
        (one: { contentType: string }) => one.contentType === FILM,
      );
      return [newFieldCount, fresh.map(({ id }: { id: string }) => id)];
    };
    assert.deepEqual(await found(), [1, ['imdbRating']]);
    assert.equal((await admin.post(`/cdp/field-exports/${FILM}/seen`, {})).status, 200);
    assert.deepEqual(await found(), [0, []]);
  });

  it('are tried on an entry before they are saved, before and after', async () => {
    const found = await admin.get(`/cdp/field-exports/${FILM}/entries?search=inception`);
    assert.deepEqual(
      found.body.items.map(({ label }: { label: string }) => label),
      ['Inception'],
    );
    const [{ documentId, locale }] = found.body.items;
    const fields = [
      { id: 'director', name: 'director', processor: { name: 'hash', options: {} } },
      { id: 'plot', name: 'plot' },
    ];
    const { status, body } = await admin.post(`/cdp/field-exports/${FILM}/preview`, {
      fields,
      documentId,
      locale,
    });
    assert.equal(status, 200);
    const [director, plot] = body.items;
    assert.deepEqual(director.before, { value: 'Christopher Nolan' });
    assert.match(director.after.value, /^[0-9a-f]{64}$/);
    assert.equal(plot.problem, 'There is no field «plot» that may leave.');
    const articles = await admin.get(`/cdp/field-exports/${ARTICLE}/entries`);
    assert.ok(articles.body.items.some((one: { locale: string }) => one.locale === 'en'));
  });

  it('show an editor no content that the content manager would not', async () => {
    type OnContent = Parameters<typeof createEditor>[1]['onContent'];
    const may = async (name: string, onContent: OnContent) => {
      const actions = ['plugin::cdp.field-exports.read'];
      return createAdminClient(strapi.url, await createEditor(admin, { name, actions, onContent }));
    };
    const read = (subject: string, fields: string[]) => ({
      action: 'plugin::content-manager.explorer.read',
      subject,
      properties: { fields },
    });
    const nobody = await may('Nobody', []);
    assert.equal((await nobody.get(`/cdp/field-exports/${FILM}/entries`)).status, 403);
    const [{ documentId, locale }] = (await admin.get(`/cdp/field-exports/${FILM}/entries`)).body
      .items;
    const fields = ['title', 'director', 'genre.name'].map((id, index) => ({
      id,
      name: `n${index}`,
    }));
    const input = { fields, documentId, locale };
    const preview = `/cdp/field-exports/${FILM}/preview`;
    assert.equal((await nobody.post(preview, input)).status, 403);
    const some = await may('Some', [read(FILM, ['title', 'genre'])]);
    const { status, body } = await some.post(preview, input);
    assert.equal(status, 200);
    assert.deepEqual(
      body.items.map(({ before }: { before: object | null }) => before !== null),
      [true, false, false],
      'the director and the genres were not granted',
    );
  });

  async function records(contentType: string): Promise<UpsertRecord[]> {
    const address = `${strapi.url}/api/cdp/connector/export-pages`;
    const search = new URLSearchParams({ contentType, kind: 'product', limit: '1000' });
    const found: UpsertRecord[] = [];
    for (;;) {
      const reply = await fetch(`${address}?${search}`, {
        headers: { authorization: `Bearer ${secret}` },
      });
      const text = await reply.text();
      assert.equal(reply.status, 200, text);
      const { records, end } = readPage(text, { contentType, kind: 'product' });
      found.push(...records);
      if (end.next === null) return found;
      search.set('after', end.next);
    }
  }
});
