import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  activationInputSchema,
  fieldSelectionsSchema,
  segmentGroupInputSchema,
  workflowInputSchema,
} from 'strapi-cdp-config';
import type { z } from 'zod';
import { problemText } from './problem-text.ts';

function problems(schema: z.ZodType, input: unknown) {
  return schema.safeParse(input).error?.issues.map(({ message }) => problemText(message)) ?? [];
}

const workflow = {
  name: 'Films',
  kind: 'product',
  interval: '0 3 * * *',
  timeZone: 'UTC',
  options: { contentType: 'api::film.film', streamId: 'films' },
};
const withOptions = (options: object) => ({
  ...workflow,
  options: { ...workflow.options, ...options },
});

const activation = {
  name: 'Win back',
  identifier: 'win-back',
  audience: 'lapsed-customers',
  destination: 'crm',
  on: ['entered'],
};
const email = { from: 'identifier', type: 'email', name: 'email' };

test('an activation that is right has no problem', () => {
  assert.deepEqual(problems(activationInputSchema, activation), []);
});

test('a workflow that is right has no problem', () => {
  assert.deepEqual(problems(workflowInputSchema, workflow), []);
});

const cases: [string, z.ZodType, unknown, string][] = [
  ['no name', segmentGroupInputSchema, { name: ' ', identifier: 'a' }, 'problem.name-missing'],
  [
    'bad identifier',
    segmentGroupInputSchema,
    { name: 'A', identifier: 'A_' },
    'problem.identifier-form',
  ],
  [
    'long identifier',
    segmentGroupInputSchema,
    { name: 'A', identifier: 'a'.repeat(65) },
    'problem.too-long',
  ],
  [
    'four cron fields',
    workflowInputSchema,
    { ...workflow, interval: '* * * *' },
    'problem.cron-count',
  ],
  [
    'bad minute',
    workflowInputSchema,
    { ...workflow, interval: '60 * * * *' },
    'problem.cron-minute',
  ],
  ['bad hour', workflowInputSchema, { ...workflow, interval: '0 24 * * *' }, 'problem.cron-hour'],
  ['bad day', workflowInputSchema, { ...workflow, interval: '0 0 32 * *' }, 'problem.cron-day'],
  ['bad month', workflowInputSchema, { ...workflow, interval: '0 0 1 13 *' }, 'problem.cron-month'],
  [
    'bad weekday',
    workflowInputSchema,
    { ...workflow, interval: '0 0 * * 8' },
    'problem.cron-weekday',
  ],
  ['never', workflowInputSchema, { ...workflow, interval: '0 0 30 2 *' }, 'problem.cron-never'],
  [
    'live, and everything',
    workflowInputSchema,
    { ...workflow, interval: 'live', options: { ...workflow.options, mode: 'full' } },
    'problem.live-mode',
  ],
  ['bad time zone', workflowInputSchema, { ...workflow, timeZone: 'Nowhere' }, 'problem.time-zone'],
  [
    'no content type',
    workflowInputSchema,
    withOptions({ contentType: '' }),
    'problem.content-type-missing',
  ],
  ['no stream', workflowInputSchema, withOptions({ streamId: '' }), 'problem.stream-missing'],
  ['bad stream', workflowInputSchema, withOptions({ streamId: 'a b' }), 'problem.stream-form'],
  ['large batch', workflowInputSchema, withOptions({ batchSize: 1001 }), 'problem.too-big'],
  ['small batch', workflowInputSchema, withOptions({ batchSize: 0 }), 'problem.too-small'],
  [
    'no batch size',
    workflowInputSchema,
    withOptions({ batchSize: null }),
    'problem.number-missing',
  ],
  [
    'bad field name',
    fieldSelectionsSchema,
    [{ id: 'title', name: '1' }],
    'problem.field-name-form',
  ],
  [
    'name twice',
    fieldSelectionsSchema,
    [
      { id: 'a', name: 'x' },
      { id: 'b', name: 'x' },
    ],
    'problem.used-twice',
  ],
  [
    'no audience',
    activationInputSchema,
    { ...activation, audience: '' },
    'problem.audience-missing',
  ],
  [
    'no destination',
    activationInputSchema,
    { ...activation, destination: '' },
    'problem.destination-missing',
  ],
  ['no occasion', activationInputSchema, { ...activation, on: [] }, 'problem.occasion-missing'],
  [
    'live, where changes are chosen',
    activationInputSchema,
    { ...activation, interval: 'live' },
    'problem.occasion-live',
  ],
  [
    'no type of identifier',
    activationInputSchema,
    { ...activation, fields: [{ ...email, type: '' }] },
    'problem.identifier-type-missing',
  ],
  [
    'no trait',
    activationInputSchema,
    { ...activation, fields: [{ from: 'trait', path: '', name: 'city' }] },
    'problem.trait-missing',
  ],
  [
    'a name that every row has',
    activationInputSchema,
    { ...activation, fields: [{ ...email, name: 'at' }] },
    'problem.own-field',
  ],
  [
    'a name of two fields',
    activationInputSchema,
    { ...activation, fields: [email, email] },
    'problem.field-name-taken',
  ],
];
for (const [name, schema, input, id] of cases) {
  test(`what the schema says about «${name}» is known in every language`, () => {
    const found = problems(schema, input);
    assert.ok(
      found.some((problem) => problem?.id === id),
      `${id} in ${JSON.stringify(found)}`,
    );
  });
}

test('the values of a sentence are kept', () => {
  const [problem] = problems(workflowInputSchema, { ...workflow, interval: '0 0 * * 8' });
  assert.deepEqual(problem?.values, { value: '8', range: '0-7 or SUN-SAT' });
});
