/** What the storefront reads from Strapi's REST API. */
export interface Genre {
  documentId: string;
  name: string;
  slug: string;
}

export interface Film {
  documentId: string;
  slug: string;
  title: string | null;
  genre: Genre | null;
  price: number;
  director: string | null;
  distributor: string | null;
  releaseDate: string | null;
  mpaaRating: string | null;
  imdbRating: number | null;
  imdbVotes: number | null;
  rottenTomatoesRating: number | null;
  runningTimeMinutes: number | null;
  usGross: string | null;
  worldwideGross: string | null;
  productionBudget: string | null;
  creativeType: string | null;
  source: string | null;
}

/** What the shop says first. */
export interface Banner {
  documentId: string;
  title: string;
  text: string;
  linkLabel: string | null;
  linkPath: string | null;
}

/** A list of films on the first page. */
export interface Shelf {
  documentId: string;
  title: string;
  films: Film[];
}

export interface TextNode {
  text: string;
  bold?: boolean;
  italic?: boolean;
}

export interface BlockNode {
  type: string;
  level?: number;
  format?: string;
  children: (TextNode | BlockNode)[];
}

export type Component =
  | { __component: 'article.quote'; text: string; cite: string | null }
  | { __component: 'article.rich-text'; content: string }
  | { __component: 'article.film-list'; heading: string; films: Film[] };

export interface Article {
  documentId: string;
  locale: string;
  title: string;
  slug: string;
  summary: string | null;
  author: string | null;
  publishedAt: string;
  cover: { url: string; alternativeText: string | null; width: number; height: number } | null;
  body: BlockNode[] | null;
  blocks: Component[];
  localizations: { locale: string; slug: string }[];
}

export interface User {
  documentId: string;
  username: string;
  email: string;
  firstName: string | null;
  lastName: string | null;
  city: string | null;
  newsletter: boolean | null;
  createdAt: string;
}

export interface Page<T> {
  data: T[];
  meta: { pagination: { page: number; pageCount: number; total: number } };
}

/** A film in the cart or in an order. */
export interface Line {
  productId: string;
  slug: string;
  title: string;
  genre: { name: string; slug: string } | null;
  price: number;
  quantity: number;
}

export interface Order {
  id: string;
  placedAt: string;
  email: string;
  name: string;
  lines: Line[];
  total: number;
}

/** A page of the shop, ready to be shown. */
export interface View {
  /** Of the browser's window. */
  title: string;
  /** Of the page in tracking. */
  name: string;
  node: Node;
  /** Called once the page is on the screen and was tracked. */
  shown?: () => void;
}

export interface ViewContext {
  params: string[];
  query: URLSearchParams;
  /** Aborted when the visitor leaves before the page is there. */
  signal: AbortSignal;
}

/** What the tracking script of the page offers to it. */
export interface Cdp {
  track(event: string, properties: object): void;
  page(name: string): void;
  identify(userId: string, traits: object): void;
  identify(traits: object): void;
  reset(): void;
  /** Calls back with the visitor's segments once they are known, and whenever they change. */
  segments(listener: (segments: string[]) => void): void;
  /** Asks for consent again. */
  consent(): void;
}

declare global {
  interface Window {
    /** The snippet in the head of every page sees to it. */
    cdp: Cdp;
  }
}
