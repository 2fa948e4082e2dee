import type { Core } from '@strapi/strapi';
import { createReport } from '../progress.ts';
import type { Article, ArticleBlock, ArticleText } from './article.ts';
import { articles } from './content/index.ts';
import { toBlocks } from './rich-text.ts';
import { uploadCover } from './upload-cover.ts';

const UID = 'api::article.article';

/** Values of fields: the generated types of the content types are no part of the repository. */
type Fields = Record<string, unknown>;

/** Creates the articles that are missing, each in one transaction with all its languages. */
export async function seedArticles(strapi: Core.Strapi): Promise<void> {
  const report = createReport('articles');
  for (const [index, article] of articles.entries()) {
    const { slug } = article.en;
    const existing = await strapi.db.query(UID).findOne({ where: { slug, locale: 'en' } });
    if (!existing) {
      const cover = await uploadCover(strapi, article);
      await strapi.db.transaction(() => createArticle(strapi, article, cover));
    }
    report(index + 1, articles.length);
  }
}

async function createArticle(strapi: Core.Strapi, article: Article, cover: number): Promise<void> {
  const filmIds = await readFilmIds(strapi, article);
  const genre = await strapi.db
    .query('api::genre.genre')
    .findOne({ where: { name: article.genre ?? '' } });
  const shared = {
    author: article.author,
    cover,
    films: article.films.flatMap((slug) => filmIds.get(slug) ?? []),
    genre: genre?.documentId ?? null,
  };
  const { documentId } = await strapi.documents(UID).create({
    locale: 'en',
    data: { ...shared, ...toData(article.en, filmIds) },
  });
  await finishText(strapi, documentId, 'en', article.en);
  if (article.de) {
    const data: Fields = { ...shared, ...toData(article.de, filmIds) };
    await strapi.documents(UID).update({ documentId, locale: 'de', data });
    await finishText(strapi, documentId, 'de', article.de);
  }
}

async function finishText(
  strapi: Core.Strapi,
  documentId: string,
  locale: string,
  text: ArticleText,
): Promise<void> {
  if (text.published) await strapi.documents(UID).publish({ documentId, locale });
  if (text.unpublishedTitle) {
    const data: Fields = { title: text.unpublishedTitle };
    await strapi.documents(UID).update({ documentId, locale, data });
  }
}

/** The document ids of the films that an article names and the shop has, by slug. */
async function readFilmIds(
  strapi: Core.Strapi,
  article: Article,
): Promise<ReadonlyMap<string, string>> {
  const listed = [article.en, article.de].flatMap((text) =>
    (text?.blocks ?? []).flatMap((block) => (block.kind === 'films' ? block.films : [])),
  );
  const films = await strapi.db.query('api::film.film').findMany({
    select: ['slug', 'documentId'],
    where: { slug: { $in: [...article.films, ...listed] } },
  });
  return new Map(films.map(({ slug, documentId }) => [slug, documentId]));
}

function toData(text: ArticleText, filmIds: ReadonlyMap<string, string>): Fields {
  const { title, slug, summary, seo } = text;
  return {
    title,
    slug,
    summary,
    seo,
    body: toBlocks(text.body),
    blocks: text.blocks.map((block) => toComponent(block, filmIds)),
  };
}

function toComponent(block: ArticleBlock, filmIds: ReadonlyMap<string, string>) {
  switch (block.kind) {
    case 'quote':
      return { __component: 'article.quote' as const, text: block.text, cite: block.cite };
    case 'rich-text':
      return { __component: 'article.rich-text' as const, content: block.content };
    case 'films': {
      const films = block.films.flatMap((slug) => filmIds.get(slug) ?? []);
      return { __component: 'article.film-list' as const, heading: block.heading, films };
    }
  }
}
