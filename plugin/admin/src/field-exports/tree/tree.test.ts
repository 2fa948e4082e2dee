import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExportableField } from '../../../../shared/contracts/field-exports.ts';
import { ancestorsOf, fieldTree, visibleNodes } from './tree.ts';

const field = (id: string, type = 'string'): ExportableField => ({
  id,
  type,
  personal: false,
  isGroup: false,
  isNew: false,
  processors: ['as-is'],
});

const available = [
  field('title'),
  field('specs', 'json'),
  field('genre', 'relation'),
  field('genre.name', 'relation'),
  field('blocks', 'dynamiczone'),
  field('blocks.article__quote.text'),
  field('blocks.article__quote.cite'),
];

test('fields stand below what they belong to, kinds of blocks below their zone', () => {
  const nodes = fieldTree(available, []);
  assert.deepEqual(
    nodes.map(({ depth, label, kind }) => `${'  '.repeat(depth)}${label} ${kind}`),
    [
      'title field',
      'specs field',
      'genre field',
      '  name field',
      'blocks field',
      '  article__quote heading',
      '    text field',
      '    cite field',
    ],
  );
  assert.deepEqual(
    nodes.filter(({ hasChildren }) => hasChildren).map(({ id }) => id),
    ['genre', 'blocks', 'blocks.article__quote'],
  );
});

test('paths into JSON stand below their field, and what is gone at the end', () => {
  const nodes = fieldTree(available, ['subtitle', 'specs.weight.value', 'title']);
  assert.deepEqual(
    nodes.filter(({ kind }) => kind !== 'field').map(({ label, kind }) => [label, kind]),
    [
      ['weight.value', 'json-path'],
      ['article__quote', 'heading'],
      ['subtitle', 'gone'],
    ],
  );
});

test('only what is below open rows is seen', () => {
  const nodes = fieldTree(available, []);
  const seen = (...open: string[]) => visibleNodes(nodes, new Set(open)).map(({ id }) => id);
  assert.deepEqual(seen(), ['title', 'specs', 'genre', 'blocks']);
  assert.ok(seen('blocks').includes('blocks.article__quote'));
  assert.ok(!seen('blocks.article__quote').includes('blocks.article__quote.text'));
  assert.ok(
    seen(...ancestorsOf(['blocks.article__quote.text'])).includes('blocks.article__quote.text'),
  );
});
