import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configuredFieldsSchema, fieldExportSchema } from './field-export.ts';
import { fillTemplate, templatePaths } from './processor.ts';

const contentType = 'api::film.film';
const problemsOf = (fields: unknown[]) =>
  fieldExportSchema
    .safeParse({ contentType, fields })
    .error?.issues.map(({ path, message }) => [path.join('.'), message]);

test('options get their defaults, and are checked at their own place', () => {
  const text = {
    id: 'title',
    name: 'title',
    processor: { name: 'text', options: { maxLength: 9 } },
  };
  const { fields } = fieldExportSchema.parse({ contentType, fields: [text] });
  assert.deepEqual(fields[0]?.processor?.options, {
    letterCase: 'keep',
    maxLength: 9,
    separator: ', ',
  });
  const wrong = { name: 'number', options: { decimals: 99 } };
  assert.deepEqual(problemsOf([{ id: 'price', name: 'price', processor: wrong }]), [
    ['fields.0.processor.options.decimals', 'Use 0 to 10 digits.'],
  ]);
});

test('what is parsed is parsed again to the same', () => {
  const field = { id: 'email', name: 'email', processor: { name: 'hash' } };
  const once = fieldExportSchema.parse({ contentType, fields: [field] });
  assert.deepEqual(fieldExportSchema.parse(once), once);
});

test('a field may leave twice, under two names only', () => {
  const twice = (name: string) => [
    { id: 'email', name: 'email' },
    { id: 'email', name },
  ];
  assert.equal(problemsOf(twice('emailHash')), undefined);
  assert.deepEqual(problemsOf(twice('email')), [['fields.1.name', '«email» is used twice.']]);
});

test("the options of a site's own processor are the site's affair", () => {
  const processor = { name: 'duration', options: { unit: 'hours', deep: { yes: true } } };
  assert.equal(problemsOf([{ id: 'length', name: 'length', processor }]), undefined);
});

test('a path leads into JSON, and nowhere else', () => {
  const problems = (id: string) => problemsOf([{ id, name: 'x' }]);
  for (const id of ['specs.weight.value', 'specs.sizes.0', 'blocks.article__film-list.heading']) {
    assert.equal(problems(id), undefined, id);
  }
  for (const id of ['', '.title', 'title.', 'a..b', '0.title', 'a[0]', '__proto__']) {
    assert.notEqual(problems(id), undefined, id);
  }
});

test('a template names fields in braces', () => {
  const template = '{title} ({ genre.name }), {title}';
  assert.deepEqual(templatePaths(template), ['title', 'genre.name']);
  assert.equal(
    fillTemplate(template, (path) => path.toUpperCase()),
    'TITLE (GENRE.NAME), TITLE',
  );
  const problems = (text: string) =>
    problemsOf([
      { id: 'title', name: 'x', processor: { name: 'template', options: { template: text } } },
    ]);
  assert.equal(problems(template), undefined);
  assert.match(String(problems('no field')), /Name at least one field/);
  assert.match(String(problems('{not a path}')), /«not a path» is no path of a field/);
});

test('a configuration file may leave out what is usual', () => {
  assert.deepEqual(
    configuredFieldsSchema.parse([
      'genre.name',
      { id: 'email', processor: 'hash' },
      { id: 'price', name: 'amount', processor: { name: 'number', options: { decimals: 2 } } },
    ]),
    [
      { id: 'genre.name', name: 'genre_name', processor: null },
      { id: 'email', name: 'email', processor: { name: 'hash', options: {} } },
      { id: 'price', name: 'amount', processor: { name: 'number', options: { decimals: 2 } } },
    ],
  );
  assert.equal(
    configuredFieldsSchema.safeParse([{ id: 'a', processor: 'template' }]).success,
    false,
  );
});
