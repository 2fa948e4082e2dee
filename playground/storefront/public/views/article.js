import { h } from '../dom.js';
import { filmGrid } from '../film-card.js';
import { languageOf, languageSwitch } from '../language.js';
import { blocks, markdown } from '../rich-text.js';
import { notFoundView } from '../router.js';
import { findArticle } from '../strapi.js';
import { byline, cover } from './articles.js';

/** @import { Article, Component, View, ViewContext } from '../types.d.ts' */

/**
 * @param {ViewContext} context
 * @returns {Promise<View>}
 */
export async function articleView({ params: [slug = ''], query, signal }) {
  const language = languageOf(query);
  const article = await findArticle(slug, language, signal);
  if (!article) {
    return notFoundView('No such article', 'It may be unpublished, or in another language.');
  }
  const node = h(
    'article',
    { class: 'article', lang: language },
    h(
      'header',
      { class: 'article-head' },
      languageSwitch(language, addressesOf(article)),
      h('h1', {}, article.title),
      h('p', { class: 'lead' }, article.summary),
      h('p', { class: 'hint' }, byline(article)),
    ),
    cover(article, 'eager'),
    h('div', { class: 'prose' }, blocks(article.body ?? [])),
    article.blocks.map(component),
  );
  return { title: article.title, name: 'Article', node };
}

/** @param {Article} article */
function addressesOf(article) {
  const versions = [article, ...article.localizations];
  return Object.fromEntries(
    versions.map(({ locale, slug }) => [
      locale,
      `/articles/${slug}${locale === 'en' ? '' : `?locale=${locale}`}`,
    ]),
  );
}

/** @param {Component} part */
function component(part) {
  switch (part.__component) {
    case 'article.quote':
      return h(
        'figure',
        { class: 'quote' },
        h('blockquote', {}, h('p', {}, part.text)),
        part.cite && h('figcaption', {}, part.cite),
      );
    case 'article.rich-text':
      return h('aside', { class: 'prose box' }, markdown(part.content));
    case 'article.film-list':
      return h('section', { class: 'more' }, h('h2', {}, part.heading), filmGrid(part.films));
  }
}
