import type { Strapi } from './strapi.ts';

type Middleware = Parameters<Strapi['documents']['use']>[0];

/**
 * Adds a middleware to Strapi's document service.
 *
 * @returns takes it out again, which Strapi's types do not tell
 */
export function useDocumentMiddleware(strapi: Strapi, middleware: Middleware): () => void {
  const remove: unknown = strapi.documents.use(middleware);
  return remove as () => void;
}
