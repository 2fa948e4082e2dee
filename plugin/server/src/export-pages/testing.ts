import assert from 'node:assert/strict';
import { exportRecordSchema, fieldSelectionsSchema } from 'strapi-cdp-config';
import {
  type Attribute,
  createRegistry,
  type Model,
  type ValueProcessor,
} from '../field-exports/index.ts';
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

export const findModel = (uid: string): Model | undefined => {
  const attributes = definitions[uid];
  return attributes && { uid, attributes, privateAttributes: new Set() };
};

interface Chosen {
  id: string;
  processor?: string;
  options?: Record<string, unknown>;
}

/** A duration in words, as a site may have it; leaves out what takes no time. */
export const duration: ValueProcessor = {
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

/** A site with that processor of its own. */
export function site() {
  const model = findModel('api::article.article');
  assert.ok(model);
  const processors = createRegistry(findModel);
  processors.register(duration);
  return { model, findModel, processors };
}

/** Chooses fields of articles. @throws when one of them may not leave so */
export function choose(...chosen: (string | Chosen)[]) {
  const fields = chosen.map((one) => {
    const { id, processor, options = {} } = typeof one === 'string' ? { id: one } : one;
    const name = id.replaceAll('.', '_');
    return { id, name, processor: processor === undefined ? null : { name: processor, options } };
  });
  return selectFields(fieldSelectionsSchema.parse(fields), site());
}

/** The value and parts of every chosen field of an article. */
export function exported(entry: Record<string, unknown>, ...ids: (string | Chosen)[]) {
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
