import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audienceInputSchema } from 'strapi-cdp-config';
import { audienceProblems, type KnownDefinitions } from './problems.ts';

const audience = (identifier: string, rule: object, segments: object[] = []) =>
  audienceInputSchema.parse({ name: identifier, identifier, rule, segments });
const inAudience = (name: string) => ({ kind: 'audience', audience: name });
const entered = (name: string) => ({ kind: 'entered', audience: name });
const inSegment = (segment: string) => ({ kind: 'segment', group: 'shop', segment });
const ordered = { kind: 'did', event: { type: 'track', name: 'Order Completed' } };

const known: KnownDefinitions = {
  audiences: [
    audience('buyers', ordered, [{ group: 'shop', segment: 'regulars' }]),
    audience('fans', inAudience('buyers')),
  ],
  computedTraits: ['total-spent'],
  segments: [
    { group: 'shop', segment: 'regulars' },
    { group: 'shop', segment: 'lapsed' },
  ],
};
const problems = (rule: object, segments: object[] = [], identifier = 'new') =>
  audienceProblems(audience(identifier, rule, segments), known).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

test('what is there can be named', () => {
  const spent = { type: 'number', operator: 'more-than', value: 50 };
  const rules = [
    inAudience('fans'),
    { ...ordered, within: entered('fans') },
    inSegment('regulars'),
    { kind: 'computed-trait', trait: 'total-spent', test: spent },
  ];
  assert.deepEqual(problems({ kind: 'all', rules }, [{ group: 'shop', segment: 'lapsed' }]), []);
});

test('what is not there is told where it is named', () => {
  const isSet = { type: 'presence', operator: 'is-set' };
  const rules = [
    ordered,
    { kind: 'not', rule: inAudience('nobody') },
    { ...ordered, within: entered('none') },
    {
      kind: 'any',
      rules: [inSegment('gone'), { kind: 'computed-trait', trait: 'x', test: isSet }],
    },
  ];
  assert.deepEqual(problems({ kind: 'all', rules }, [{ group: 'other', segment: 'regulars' }]), [
    'rule.rules.1.rule.audience: There is no audience «nobody».',
    'rule.rules.3.rules.0.segment: There is no segment «shop/gone».',
    'rule.rules.3.rules.1.trait: There is no computed trait «x».',
    'rule.rules.2.within.audience: There is no audience «none».',
    'segments.0.segment: There is no segment «other/regulars».',
  ]);
});

test('no audience is decided by itself, however long the way', () => {
  const told = 'An audience cannot be decided by itself:';
  assert.deepEqual(problems(inAudience('new')), [`rule.audience: ${told} «new» → «new».`]);
  assert.deepEqual(problems({ kind: 'not', rule: inAudience('fans') }, [], 'buyers'), [
    `rule.rule.audience: ${told} «buyers» → «fans» → «buyers».`,
  ]);
  assert.deepEqual(problems({ ...ordered, within: entered('fans') }, [], 'buyers'), [
    `rule.within.audience: ${told} «buyers» → «fans» → «buyers».`,
  ]);
  const fed = [{ group: 'shop', segment: 'lapsed' }];
  assert.deepEqual(problems({ kind: 'any', rules: [ordered, inSegment('lapsed')] }, fed), [
    `rule.rules.1.segment: ${told} «new» → «shop/lapsed» → «new».`,
  ]);
});
