import { h } from '../dom.js';
import { date } from '../format.js';
import { languageOf, languageSwitch } from '../language.js';
import { message } from '../router.js';
import { findArticles, mediaUrl } from '../strapi.js';

/** @import { Article, View, ViewContext } from '../types.d.ts' */

/**
 * The magazine's table of contents, in one language.
 *
 * @param {ViewContext} context
 * @returns {Promise<View>}
 */
export async function articlesView({ query, signal }) {
  const language = languageOf(query);
  const articles = await findArticles(language, signal);
  const node = h(
    'div',
    { lang: language },
    h(
      'div',
      { class: 'page-head' },
      h('h1', {}, language === 'de' ? 'Magazin' : 'Magazine'),
      languageSwitch(language, { en: '/articles', de: '/articles?locale=de' }),
    ),
    articles.length > 0
      ? h('ul', { class: 'article-list' }, articles.map(articleCard))
      : message(
          'Nothing to read yet',
          'The editors are still writing.',
          h('a', { class: 'button', href: '/' }, 'To the films'),
        ),
  );
  return { title: 'Magazine', name: 'Magazine', node };
}

/** @param {Article} article */
function articleCard(article) {
  const search = article.locale === 'en' ? '' : `?locale=${article.locale}`;
  return h(
    'li',
    { class: 'article-card' },
    cover(article, 'lazy'),
    h(
      'div',
      { class: 'article-card-text' },
      h('h2', {}, h('a', { href: `/articles/${article.slug}${search}` }, article.title)),
      h('p', {}, article.summary),
      h('p', { class: 'hint' }, byline(article)),
    ),
  );
}

/**
 * @param {Article} article
 * @param {'lazy' | 'eager'} loading
 */
export function cover({ cover }, loading) {
  return (
    cover &&
    h('img', {
      class: 'cover',
      src: mediaUrl(cover.url),
      alt: cover.alternativeText ?? '',
      width: cover.width,
      height: cover.height,
      loading,
    })
  );
}

/** @param {Article} article */
export function byline({ author, publishedAt }) {
  return [author, date(publishedAt)].filter(Boolean).join(' · ');
}
