import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type WorkflowInput, workflowInputSchema } from 'strapi-cdp-config';
import { applicabilityProblems, type Site } from './applicability.ts';

const site: Site = {
  findType: (uid) =>
    ({
      'api::article.article': {
        uid,
        displayName: 'Article',
        localized: true,
        draftAndPublish: true,
      },
      'api::film.film': { uid, displayName: 'Film', localized: false, draftAndPublish: false },
    })[uid],
  destinations: [{ key: 'cdp', name: 'Platform', kind: 'cdp' }],
  locales: ['en', 'de'],
};

const workflow = (options: Partial<WorkflowInput['options']>): WorkflowInput =>
  workflowInputSchema.parse({
    name: 'Export',
    kind: 'content',
    interval: '0 4 * * *',
    options: { contentType: 'api::article.article', streamId: 'export', ...options },
  });

/** The options that have a problem. */
const wrong = (options: Partial<WorkflowInput['options']>) =>
  applicabilityProblems(workflow(options), site).map(({ path }) => path.join('.'));

test('a workflow that fits the site has no problem', () => {
  assert.deepEqual(wrong({ status: 'draft', locales: ['de'] }), []);
  assert.deepEqual(wrong({ contentType: 'api::film.film' }), []);
});

test('each option that does not fit is named', () => {
  assert.deepEqual(wrong({ destination: 'nowhere' }), ['options.destination']);
  assert.deepEqual(wrong({ contentType: 'api::book.book' }), ['options.contentType']);
  assert.deepEqual(wrong({ locales: ['en', 'fr'] }), ['options.locales']);
  assert.deepEqual(wrong({ contentType: 'api::film.film', status: 'draft', locales: ['en'] }), [
    'options.status',
    'options.locales',
  ]);
});
