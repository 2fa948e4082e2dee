import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { exportRecordSchema, fieldSelectionsSchema } from 'strapi-cdp-config';
import {
  type Attribute,
  createRegistry,
  type Model,
  type ValueProcessor,
} from '../field-exports/index.ts';
import { populationOf } from './population.ts';
import { recordOf } from './record.ts';
import { selectFields } from './selection.ts';

const definitions: Record<string, Record<string, Attribute>> = {
  'api::article.article': {
    title: { type: 'string' },
    body: { type: 'richtext' },
    text: { type: 'blocks' },
    mail: { type: 'email' },
    specs: { type: 'json' },
    minutes: { type: 'integer' },
    live: { type: 'boolean' },
    published: { type: 'datetime' },
    views: { type: 'biginteger' },
    cover: { type: 'media' },
    gallery: { type: 'media', multiple: true },
    seo: { type: 'component', component: 'shared.seo' },
    links: { type: 'component', component: 'shared.link', repeatable: true },
    genre: { type: 'relation', relation: 'manyToOne', target: 'api::genre.genre' },
    films: { type: 'relation', relation: 'oneToMany', target: 'api::film.film' },
    blocks: { type: 'dynamiczone', components: ['article.quote', 'article.films'] },
  },
  'shared.seo': { metaTitle: { type: 'string' } },
  'shared.link': { url: { type: 'string' } },
  'api::genre.genre': { name: { type: 'string' } },
  'api::film.film': { title: { type: 'string' }, poster: { type: 'media' } },
  'article.quote': { text: { type: 'text' }, token: { type: 'string' } },
  'article.films': {
    heading: { type: 'string' },
    films: { type: 'relation', relation: 'oneToMany', target: 'api::film.film' },
    link: { type: 'component', component: 'shared.link' },
  },
};

const findModel = (uid: string): Model | undefined => {
  const attributes = definitions[uid];
  return attributes && { uid, attributes, privateAttributes: new Set() };
};

interface Chosen {
  id: string;
  processor?: string;
  options?: Record<string, unknown>;
}

/** A duration in words, as a site may have it; leaves out what takes no time. */
const duration: ValueProcessor = {
  name: 'duration',
  priority: 0,
  supports: ({ type }) => type === 'integer',
  process(minutes) {
    if (typeof minutes !== 'number') throw new Error('no number');
    if (minutes === 0) return undefined;
    const parts = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
    return { value: `${parts.hours} h ${parts.minutes} min`, parts, type: 'string' };
  },
};

function site() {
  const model = findModel('api::article.article');
  assert.ok(model);
  const processors = createRegistry(findModel);
  processors.register(duration);
  return { model, findModel, processors };
}

function choose(...chosen: (string | Chosen)[]) {
  const fields = chosen.map((one) => {
    const { id, processor, options = {} } = typeof one === 'string' ? { id: one } : one;
    const name = id.replaceAll('.', '_');
    return { id, name, processor: processor === undefined ? null : { name: processor, options } };
  });
  return selectFields(fieldSelectionsSchema.parse(fields), site());
}

/** The value and parts of every chosen field of an entry. */
function exported(entry: Record<string, unknown>, ...ids: (string | Chosen)[]) {
  const record = recordOf(
    { documentId: 'a1', locale: 'en', updatedAt: '2026-11-24T10:00:00.000Z', ...entry },
    {
      kind: 'content',
      contentType: 'api::article.article',
      status: 'published',
      localized: true,
      fields: choose(...ids),
      findModel,
      siteUrl: 'https://shop.example/cms/',
    },
  );
  assert.deepEqual(exportRecordSchema.parse(record), record);
  return record.fields.map(({ value, parts }) => (parts ? { value, parts } : value));
}

test('what is missing is null, so that the destination removes it', () => {
  assert.deepEqual(exported({}, 'title', 'cover', 'seo.metaTitle', 'genre.name'), [
    null,
    null,
    null,
    null,
  ]);
});

test('one relation or component gives a value, many give a list', () => {
  const entry = {
    seo: { id: 1, metaTitle: 'SEO' },
    links: [{ url: '/a' }, { url: '/b' }],
    genre: { name: 'Thriller' },
    films: [{ title: 'M' }, { title: 'Ran' }],
  };
  assert.deepEqual(exported(entry, 'seo.metaTitle', 'links.url', 'genre.name', 'films.title'), [
    'SEO',
    ['/a', '/b'],
    'Thriller',
    ['M', 'Ran'],
  ]);
  assert.deepEqual(exported({ films: [], links: [] }, 'films.title', 'links.url'), [[], []]);
});

test('files leave as absolute addresses, a single one with its parts', () => {
  const file = {
    id: 7,
    url: '/uploads/m.jpg',
    alternativeText: 'M',
    width: 800,
    height: 600,
    mime: 'image/jpeg',
  };
  const remote = { url: 'https://cdn.example/ran.jpg' };
  assert.deepEqual(exported({ cover: file, gallery: [file, remote] }, 'cover', 'gallery'), [
    {
      value: 'https://shop.example/cms/uploads/m.jpg',
      parts: { alt: 'M', width: 800, height: 600, mime: 'image/jpeg' },
    },
    ['https://shop.example/cms/uploads/m.jpg', 'https://cdn.example/ran.jpg'],
  ]);
});

test('a dynamic zone leaves as its public content, without row ids and secrets', () => {
  const blocks = [
    { __component: 'article.quote', id: 3, text: 'Hi', token: 'secret' },
    {
      __component: 'article.films',
      id: 4,
      heading: 'See',
      films: [{ id: 9, documentId: 'f9', title: 'M' }],
      link: { id: 5, url: '/more' },
    },
  ];
  assert.deepEqual(exported({ blocks }, 'blocks'), [
    [
      { __component: 'article.quote', text: 'Hi' },
      { __component: 'article.films', heading: 'See', films: ['f9'], link: { url: '/more' } },
    ],
  ]);
});

test('a query reads what was chosen and nothing else', () => {
  const fields = choose(
    'title',
    'genre.name',
    'genre.documentId',
    'cover',
    'films.poster',
    'blocks',
  );
  const { select, populate } = populationOf(fields, findModel);
  assert.deepEqual(select, ['id', 'title']);
  const file = {
    select: ['id', 'url', 'alternativeText', 'width', 'height', 'mime', 'formats'],
    populate: {},
  };
  assert.deepEqual(populate, {
    genre: { select: ['id', 'name', 'documentId'], populate: {} },
    cover: file,
    films: { select: ['id'], populate: { poster: file } },
    blocks: {
      on: {
        'article.quote': { select: ['id', 'text'], populate: {} },
        'article.films': {
          select: ['id', 'heading'],
          populate: {
            films: { select: ['id', 'documentId'], populate: {} },
            link: { select: ['id', 'url'], populate: {} },
          },
        },
      },
    },
  });
});

test('an empty selection and a field that is gone are refused with the fix', () => {
  assert.throws(() => choose(), /No field of «api::article.article» is chosen/);
  assert.throws(() => choose('title', 'subtitle'), /no field «subtitle» that may leave/);
});

test('a processor makes each value, and its type where that is another one', () => {
  const entry = {
    title: ' The Third Man ',
    mail: ' Ada@Example.com ',
    views: '12345678901234567890',
    live: true,
    published: '2026-12-31T23:30:00.000Z',
    films: [
      { documentId: 'f1', title: 'M' },
      { documentId: 'f2', title: 'Ran' },
    ],
    cover: {
      url: '/m.jpg',
      alternativeText: 'M',
      formats: { small: { url: '/small_m.jpg' } },
    },
  };
  const made = (id: string, processor: string, options: Record<string, unknown> = {}) => {
    const [value] = exported(entry, { id, processor, options });
    return value;
  };
  assert.equal(made('title', 'text', { letterCase: 'upper', maxLength: 4 }), ' THE');
  assert.equal(made('films.title', 'text', { separator: ' / ' }), 'M / Ran');
  assert.equal(made('views', 'number'), 12345678901234567000);
  assert.equal(made('title', 'number'), null);
  assert.equal(made('live', 'yes-no', { yes: 'ja', no: 'nein' }), 'ja');
  assert.equal(made('published', 'date', { format: 'date' }), '2026-12-31');
  assert.equal(made('published', 'date', { format: 'year', timeZone: 'Asia/Tokyo' }), 2027);
  assert.equal(made('published', 'date', { format: 'unix' }), 1798759800);
  assert.equal(made('title', 'date'), null);
  assert.equal(made('mail', 'hash'), createHash('sha256').update('ada@example.com').digest('hex'));
  assert.equal(made('films', 'json', { asText: true }), '["f1","f2"]');
  assert.deepEqual(made('films', 'ids'), ['f1', 'f2']);
  assert.deepEqual(made('films', 'names'), ['M', 'Ran']);
  assert.equal(made('cover', 'media-url'), 'https://shop.example/cms/m.jpg');
  assert.equal(
    made('cover', 'media-url', { size: 'small' }),
    'https://shop.example/cms/small_m.jpg',
  );
  assert.equal(made('cover', 'media-url', { size: 'large' }), 'https://shop.example/cms/m.jpg');
  const template = '{title}: {films.title}, {genre.name}';
  assert.equal(made('mail', 'template', { template }), ' The Third Man : M, Ran, ');
});

test('rich text loses its markup, whatever editor wrote it', () => {
  const plain = (id: string, entry: Record<string, unknown>, options = {}) =>
    exported(entry, { id, processor: 'plain-text', options })[0];
  const markdown = '# Films\n\nSee **M** & [Ran](https://x.example/ran).\n\n- one\n- two';
  assert.equal(plain('body', { body: markdown }), 'Films\n\nSee M & Ran.\n\n * one\n * two');
  assert.equal(
    plain('body', { body: '<p>One</p><p>Two &amp; <b>three</b></p>' }),
    'One\n\nTwo & three',
  );
  const text = [
    { type: 'heading', level: 1, children: [{ type: 'text', text: 'Films' }] },
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'See ', bold: true },
        { type: 'link', url: 'https://x.example', children: [{ type: 'text', text: 'M' }] },
      ],
    },
    {
      type: 'list',
      children: [
        { type: 'list-item', children: [{ type: 'text', text: 'one' }] },
        { type: 'list-item', children: [{ type: 'text', text: 'two' }] },
      ],
    },
  ];
  assert.equal(plain('text', { text }), 'Films\nSee M\none\ntwo');
  assert.equal(plain('text', { text }, { maxLength: 5 }), 'Films');
  assert.equal(plain('text', { text: null }), null);
});

test('a path leads into the JSON of a field', () => {
  const specs = { weight: { value: 12, unit: 'kg' }, sizes: [{ name: 'S' }, { name: 'L' }] };
  assert.deepEqual(
    exported(
      { specs },
      'specs.weight.value',
      'specs.sizes.name',
      'specs.sizes.1.name',
      'specs.weight',
      'specs.nothing.here',
      'specs.constructor',
    ),
    [12, ['S', 'L'], 'L', { value: 12, unit: 'kg' }, null, null],
  );
  assert.deepEqual(exported({ specs: JSON.stringify(specs) }, 'specs.weight.unit'), ['kg']);
});

test('a path leads to one kind of block of a dynamic zone', () => {
  const blocks = [
    { __component: 'article.quote', text: 'One' },
    { __component: 'article.films', heading: 'See' },
    { __component: 'article.quote', text: 'Two' },
  ];
  assert.deepEqual(exported({ blocks }, 'blocks.article__quote.text'), [['One', 'Two']]);
  assert.deepEqual(populationOf(choose('blocks.article__quote.text'), findModel).populate, {
    blocks: { on: { 'article.quote': { select: ['id', 'text'], populate: {} } } },
  });
});

test('related entries and components leave as a whole: which ones they are, and all there is', () => {
  const entry = { genre: { documentId: 'g1' }, seo: { id: 3, metaTitle: 'SEO' }, links: [] };
  assert.deepEqual(exported(entry, 'genre', 'seo', 'links'), ['g1', { metaTitle: 'SEO' }, []]);
});

test("a site's own processor is the usual one where its priority is higher", () => {
  assert.deepEqual(exported({ minutes: 104 }, 'minutes'), [
    { value: '1 h 44 min', parts: { hours: 1, minutes: 44 } },
  ]);
  assert.deepEqual(exported({ minutes: 104 }, { id: 'minutes', processor: 'as-is' }), [104]);
  assert.deepEqual(exported({ minutes: 0 }, 'minutes'), [], 'it leaves the field out');
  assert.throws(
    () => exported({ minutes: null }, 'minutes'),
    /«duration» failed on the field «minutes» of the entry a1 of «api::article.article»: no number/,
  );
});

test('a processor that is gone, or that the field is nothing for, is refused with the fix', () => {
  assert.throws(
    () => choose({ id: 'title', processor: 'shout' }),
    /There is no processor «shout»; «title» may use as-is, text,/,
  );
  assert.throws(
    () => choose({ id: 'title', processor: 'media-url' }),
    /«media-url» makes nothing of «title»; use one of as-is,/,
  );
  const template = '{title} {subtitle}';
  assert.throws(
    () => choose({ id: 'title', processor: 'template', options: { template } }),
    /no field «subtitle» that may leave/,
  );
});

test('what a processor reads beside its field is fetched with the entry', () => {
  const [names] = choose({ id: 'films', processor: 'names' });
  assert.deepEqual(
    names?.required.map(({ id }) => id),
    ['films.title'],
  );
});

test('a processor of the site needs a name of its own, and all of its parts', () => {
  const register = (changes: Partial<ValueProcessor>) => () => {
    const { processors } = site();
    processors.register({ ...duration, name: 'length', ...changes });
  };
  assert.doesNotThrow(register({}));
  assert.throws(register({ name: 'hash' }), /belongs to a processor of the plugin/);
  assert.throws(register({ name: 'duration' }), /another one has this name/);
  assert.throws(register({ name: 'Film length' }), /kebab case/);
  assert.throws(register({ priority: Number.NaN }), /priority/);
  assert.throws(register({ supports: undefined as never }), /supports\(attribute\)/);
});
