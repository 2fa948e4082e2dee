import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFilms } from '../films/index.ts';
import type { ArticleText } from './article.ts';
import { articles } from './content/index.ts';
import { drawCover } from './cover.ts';
import { toBlocks } from './rich-text.ts';

const texts = articles.flatMap(({ en, de }): ArticleText[] => (de ? [en, de] : [en]));

test('every film that an article names is in the data set', async () => {
  const films = await readFilms(import.meta.dirname);
  const slugs = new Set(films.map(({ slug }) => slug));
  const genres = new Set(films.map(({ genre }) => genre));
  const named = [
    ...articles.flatMap((article) => article.films),
    ...texts.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'films' ? block.films : [])),
    ),
  ];
  assert.deepEqual(
    named.filter((slug) => !slugs.has(slug)),
    [],
  );
  assert.ok(articles.every(({ genre }) => genre === undefined || genres.has(genre)));
});

test('texts fit the lengths that the content type allows, under slugs of their own', () => {
  for (const locale of ['en', 'de'] as const) {
    const slugs = articles.flatMap((article) => article[locale]?.slug ?? []);
    assert.equal(new Set(slugs).size, slugs.length);
  }
  for (const { title, summary, seo } of texts) {
    assert.ok(title.length <= 150 && summary.length <= 400, title);
    assert.ok(seo.metaTitle.length <= 70 && seo.metaDescription.length <= 200, title);
  }
});

test('the magazine has drafts, translations and a draft that is ahead of its publication', () => {
  const published = texts.filter((text) => text.published);
  assert.ok(published.length >= 15 && published.length < texts.length);
  assert.ok(texts.some((text) => text.published && text.unpublishedTitle));
  assert.ok(articles.some(({ de }) => de === undefined));
});

test('text becomes headings, lists, paragraphs and bold', () => {
  assert.deepEqual(toBlocks('## One\n\nTwo **three**\nfour\n\n- five\n- six'), [
    { type: 'heading', level: 2, children: [{ type: 'text', text: 'One' }] },
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'Two ' },
        { type: 'text', text: 'three', bold: true },
        { type: 'text', text: ' four' },
      ],
    },
    {
      type: 'list',
      format: 'unordered',
      children: [
        { type: 'list-item', children: [{ type: 'text', text: 'five' }] },
        { type: 'list-item', children: [{ type: 'text', text: 'six' }] },
      ],
    },
  ]);
});

test('covers differ from each other and are the same every time', () => {
  const draw = () => articles.map(({ en, cover }) => drawCover(en.slug, cover.motif));
  const covers = draw();
  assert.deepEqual(draw(), covers);
  assert.equal(new Set(covers).size, articles.length);
  assert.ok(covers.every((cover) => !/NaN|undefined/.test(cover)));
});
