import type { CoverMotif } from './cover.ts';

/** An article of the magazine, in English and perhaps in German. */
export interface Article {
  author: string;
  /** Name of a genre, where the article is about one. */
  genre?: string;
  /** Slugs of the films it is about. */
  films: string[];
  cover: { motif: CoverMotif; alt: string };
  en: ArticleText;
  de?: ArticleText;
}

/** One language of an article. */
export interface ArticleText {
  published: boolean;
  /** A later headline that only the draft has: what an editor leaves behind on a Friday. */
  unpublishedTitle?: string;
  title: string;
  slug: string;
  summary: string;
  /** Paragraphs separated by empty lines; `## ` begins a heading, `- ` a list, `**` bold. */
  body: string;
  blocks: ArticleBlock[];
  seo: { metaTitle: string; metaDescription: string };
}

/** A component of the dynamic zone. Films are named by slug. */
export type ArticleBlock =
  | { kind: 'quote'; text: string; cite: string }
  | { kind: 'films'; heading: string; films: string[] }
  | { kind: 'rich-text'; content: string };
