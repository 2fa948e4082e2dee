import assert from 'node:assert/strict';
import { test } from 'node:test';
import example from '../../cdp.config.ts';
import { problemDetails } from '../shared/problem.ts';
import {
  type ConfigurationInput,
  configurationSchema,
  managedDefinitions,
} from './configuration.ts';

function problems(configuration: ConfigurationInput) {
  const result = configurationSchema.safeParse(configuration);
  return result.success ? [] : problemDetails(result.error);
}

const options = { contentType: 'api::article.article', streamId: 'articles' };

test('the example configuration is valid', () => {
  assert.deepEqual(problems(example), []);
});

test('an empty configuration is valid', () => {
  const configuration = configurationSchema.parse({});
  assert.deepEqual(managedDefinitions(configuration, String), {
    segmentGroups: [],
    workflows: [],
    fieldExports: [],
    sources: [],
    computedTraits: [],
    audiences: [],
    activations: [],
  });
});

test('every problem is told at once, with its path', () => {
  const found = problems({
    segmentGroupIdentifier: 'Film Shop',
    sources: [{ key: 'till', name: 'Till', kind: 'server', writeKey: 'short' }],
    schedule: { content: [{ name: 'A', interval: '61 * * * *', timeZone: 'Mars/Base', options }] },
  });
  assert.deepEqual(found.map(({ path }) => path).sort(), [
    'schedule.content.0.interval',
    'schedule.content.0.timeZone',
    'segmentGroupIdentifier',
    'sources.0.writeKey',
  ]);
});

test('a workflow with an unknown destination is refused with the known ones', () => {
  const [problem] = problems({
    schedule: {
      user: [{ name: 'A', interval: '* * * * *', options: { ...options, destination: 'crm' } }],
    },
  });
  assert.equal(problem?.path, 'schedule.user.0.options.destination');
  assert.match(problem?.message ?? '', /no destination «crm».*cdp/);
});

test('an activation needs a destination of the file that can do what it asks for', () => {
  const activation = {
    name: 'Fans',
    identifier: 'fans',
    audience: 'thriller-fans',
    destination: 'archive',
    on: ['entered' as const],
  };
  const archive = { kind: 'file' as const, key: 'archive', name: 'Archive', directory: 'archive' };
  const [unknown] = problems({ activations: [activation] });
  assert.equal(unknown?.path, 'activations.0.destination');
  assert.deepEqual(
    problems({ activations: [activation], destinations: [archive] }).map(({ path }) => path),
    ['activations.0.on', 'activations.0.interval'],
  );
});

test('two workflows of one kind and name, or two equal keys, are refused', () => {
  const workflow = { name: 'Articles', interval: '* * * * *', options };
  assert.deepEqual(
    problems({ schedule: { content: [workflow, workflow] } }).map(({ path }) => path),
    ['schedule.content.1.name'],
  );
  assert.deepEqual(problems({ schedule: { content: [workflow], product: [workflow] } }), []);
});

test('a repeated write key is refused without being printed', () => {
  const source = { name: 'S', kind: 'server', writeKey: 'a-secret-write-key' } as const;
  const found = problems({
    sources: [
      { ...source, key: 'a' },
      { ...source, key: 'b' },
    ],
  });
  assert.equal(found[0]?.path, 'sources.1.writeKey');
  assert.doesNotMatch(JSON.stringify(found), /a-secret-write-key/);
});

test('the managed definitions carry kind, key and field names', () => {
  const managed = managedDefinitions(
    configurationSchema.parse({
      fieldExports: { 'api::film.film': ['title', 'genre.name', { id: 'price', name: 'amount' }] },
      schedule: { product: [{ name: 'All films', interval: '0 4 * * *', options }] },
    }),
    String,
  );
  assert.equal(managed.workflows[0]?.key, 'product-all-films');
  assert.equal(managed.workflows[0]?.kind, 'product');
  assert.deepEqual(managed.fieldExports[0]?.fields, [
    { id: 'title', name: 'title', processor: null },
    { id: 'genre.name', name: 'genre_name', processor: null },
    { id: 'price', name: 'amount', processor: null },
  ]);
});

test('the key of a server travels as a digest, that of a browser as it is too', () => {
  const writeKey = 'film-shop-till-key';
  const { sources } = managedDefinitions(
    configurationSchema.parse({
      sources: [
        { key: 'till', name: 'Till', kind: 'server', writeKey },
        { key: 'shop', name: 'Shop', kind: 'browser', writeKey: 'film-shop-web-key' },
      ],
    }),
    (text) => text.split('').reverse().join(''),
  );
  const undated = { createdAt: null, expiresAt: null };
  assert.deepEqual(
    sources.map(({ key, enabled, rateLimit, writeKeys }) => [key, enabled, rateLimit, writeKeys]),
    [
      [
        'till',
        true,
        null,
        [{ digest: 'yek-llit-pohs-mlif', prefix: 'film', value: null, ...undated }],
      ],
      [
        'shop',
        true,
        null,
        [{ digest: 'yek-bew-pohs-mlif', prefix: 'film', value: 'film-shop-web-key', ...undated }],
      ],
    ],
  );
  assert.ok(!JSON.stringify(sources).includes(writeKey));
});
