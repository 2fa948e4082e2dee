import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { ValueProcessor } from '../field-exports/index.ts';
import { choose, duration, exported, site } from './testing.ts';

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
