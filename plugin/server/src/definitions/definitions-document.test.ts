import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  activationInputSchema,
  audienceInputSchema,
  computationSchema,
  definitionsSchema,
  sealedDestinationSchema,
  sourceInputSchema,
  workflowOptionsSchema,
} from 'strapi-cdp-config';
import type { ActivationRow } from '../activations/index.ts';
import type { AudienceRow } from '../audiences/index.ts';
import type { ComputedTraitRow } from '../computed-traits/index.ts';
import type { DestinationRow } from '../destinations/index.ts';
import type { PlannedRow } from '../plan/index.ts';
import type { GroupRow, OwnedSegmentRow } from '../segment-groups/index.ts';
import type { SourceRow } from '../sources/index.ts';
import type { WorkflowRow } from '../workflows/index.ts';
import { type AuthoredRows, definitionsDocument, matches } from './definitions-document.ts';

const row = (id: number) => ({
  id,
  documentId: `d${id}`,
  managedBy: 'editor' as const,
  managingConnector: null,
  updatedAt: '2026-11-24T10:00:00.000Z',
});
const group = (id: number, identifier: string): GroupRow => ({
  ...row(id),
  name: identifier.toUpperCase(),
  identifier,
  description: '',
});
const segment = (id: number, identifier: string, owner: number | null): OwnedSegmentRow => ({
  ...group(id, identifier),
  group: owner === null ? null : { id: owner },
});
const options = workflowOptionsSchema.parse({ contentType: 'api::film.film', streamId: 'films' });
const workflow = (id: number, key: string): WorkflowRow => ({
  ...row(id),
  key,
  name: key,
  kind: 'product',
  interval: '0 4 * * *',
  timeZone: 'UTC',
  enabled: true,
  options,
});

const source = (id: number, key: string): SourceRow => ({
  ...row(id),
  ...sourceInputSchema.parse({ key, name: key, kind: 'server' }),
  writeKeys: [
    {
      digest: 'a'.repeat(64),
      prefix: 'cdp_sec_abcd',
      value: null,
      createdAt: null,
      expiresAt: null,
    },
  ],
});

const trait = (id: number, identifier: string): ComputedTraitRow => ({
  ...row(id),
  name: identifier,
  identifier,
  description: '',
  computation: computationSchema.parse({
    function: 'count',
    event: { type: 'track', name: 'Order' },
  }),
});

const audience = (id: number, identifier: string): AudienceRow => ({
  ...row(id),
  ...audienceInputSchema.parse({
    name: identifier,
    identifier,
    rule: { kind: 'did', event: { type: 'track', name: 'Order' } },
  }),
  version: 2,
});

const activation = (id: number, identifier: string): ActivationRow => {
  const {
    name,
    description,
    audience,
    destination,
    enabled,
    identifier: own,
    ...options
  } = activationInputSchema.parse({
    name: identifier,
    identifier,
    audience: 'buyers',
    destination: 'shop',
    on: ['entered'],
  });
  return {
    ...row(id),
    name,
    identifier: own,
    description,
    audience,
    destination,
    enabled,
    options,
  };
};

const planned = (id: number, type: PlannedRow['type'], name: string): PlannedRow => ({
  ...row(id),
  type,
  name,
  description: '',
  properties: [],
});

const destination = (id: number, key: string): DestinationRow => ({
  id,
  definition: sealedDestinationSchema.parse({ key, name: key, kind: 'file', directory: 'exports' }),
  updatedAt: row(id).updatedAt,
});

test('the same definitions are the same document, whatever order they come in', () => {
  const groups = [group(1, 'vip'), group(2, 'film-shop')];
  const segments = [segment(3, 'b', 2), segment(4, 'a', 2), segment(5, 'lost', null)];
  const workflows = [workflow(6, 'wf-2'), workflow(7, 'wf-1')];
  const sources = [source(8, 'till'), source(9, 'crm')];
  const destinations = [destination(20, 'shop'), destination(21, 'feed')];
  const plan = [planned(10, 'track', 'page'), planned(11, 'page', 'page')];
  const shuffledOptions = Object.fromEntries(Object.entries(options).reverse()) as typeof options;
  const audiences = [audience(12, 'buyers'), audience(13, 'all-buyers')];
  const activations = [activation(14, 'win-back'), activation(15, 'thank')];
  const traits = [trait(10, 'orders'), trait(11, 'films')];
  const document = definitionsDocument({
    groups,
    segments,
    workflows,
    sources,
    computedTraits: traits,
    audiences,
    activations,
    plan,
    destinations,
  });
  const other = definitionsDocument({
    groups: groups.toReversed(),
    segments: segments.toReversed(),
    workflows: workflows.map((item) => ({ ...item, options: shuffledOptions })).toReversed(),
    sources: sources.toReversed(),
    computedTraits: traits.toReversed(),
    audiences: audiences.toReversed(),
    activations: activations.toReversed(),
    plan: plan.toReversed(),
    destinations: destinations.toReversed(),
  });
  assert.deepEqual(other, document);
  const {
    segmentGroups,
    workflows: listed,
    sources: known,
    audiences: told,
    activations: bound,
  } = definitionsSchema.parse(JSON.parse(document.json));
  assert.deepEqual(
    segmentGroups.map(({ identifier, segments: own }) => [
      identifier,
      own.map((item) => item.identifier),
    ]),
    [
      ['film-shop', ['a', 'b']],
      ['vip', []],
    ],
  );
  assert.deepEqual(
    listed.map(({ key }) => key),
    ['wf-1', 'wf-2'],
  );
  assert.deepEqual(
    told.map(({ identifier, version }) => [identifier, version]),
    [
      ['all-buyers', 2],
      ['buyers', 2],
    ],
  );
  assert.deepEqual(
    bound.map(({ identifier, audience, on }) => [identifier, audience, on]),
    [
      ['thank', 'buyers', ['entered']],
      ['win-back', 'buyers', ['entered']],
    ],
  );
  assert.deepEqual(
    known.map(({ key, writeKeys }) => [key, writeKeys.length]),
    [
      ['crm', 1],
      ['till', 1],
    ],
  );
});

test('any change of content is another version, a mere save is not', () => {
  const documentOf = (rows: Partial<AuthoredRows>) =>
    definitionsDocument({
      groups: [group(1, 'vip')],
      segments: [],
      workflows: [],
      sources: [],
      computedTraits: [],
      audiences: [],
      activations: [],
      plan: [],
      destinations: [],
      ...rows,
    });
  const { etag } = documentOf({});
  const renamed = documentOf({ groups: [{ ...group(1, 'vip'), name: 'Very important' }] });
  const saved = documentOf({
    groups: [{ ...group(1, 'vip'), updatedAt: '2027-01-01T00:00:00.000Z' }],
  });
  const withSource = documentOf({ sources: [source(2, 'till')] });
  const withActivation = documentOf({ activations: [activation(3, 'win-back')] });
  const switchedOff = documentOf({
    activations: [{ ...activation(3, 'win-back'), enabled: false }],
  });
  assert.notEqual(withSource.etag, etag);
  assert.notEqual(withActivation.etag, etag);
  assert.notEqual(switchedOff.etag, withActivation.etag);
  assert.notEqual(renamed.etag, etag);
  assert.equal(saved.etag, etag);
  assert.match(etag, /^"[0-9a-f]{64}"$/);
});

test('an ETag matches itself, weak or in a list', () => {
  assert.equal(matches('"a"', '"a"'), true);
  assert.equal(matches('"b", W/"a"', '"a"'), true);
  assert.equal(matches('"b"', '"a"'), false);
  assert.equal(matches('', '"a"'), false);
});
