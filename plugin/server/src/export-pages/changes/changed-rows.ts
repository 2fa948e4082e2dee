import type { LoggedChange } from '../../change-log/index.ts';
import type { Strapi } from '../../strapi.ts';
import { type EntryScope, entryRepository } from '../entry-repository.ts';
import type { Dependency } from './dependencies.ts';
import { holderConditions } from './holders.ts';

/** Rows that changes concern, in order. */
export interface ChangedRows {
  ids: number[];
  /** Whether there are more of them. */
  more: boolean;
}

/**
 * The rows of a content type that changes concern: entries that were written themselves, and those
 * that hold something of an entry that was.
 *
 * @param after row after which to begin
 */
export async function findChangedRows(
  strapi: Strapi,
  scope: EntryScope,
  dependencies: readonly Dependency[],
  changes: readonly LoggedChange[],
  { after, limit }: { after: number; limit: number },
): Promise<ChangedRows> {
  const entries = entryRepository(strapi);
  const documents = documentsByType(changes);
  const conditions: object[] = [];
  const own = documents.get(scope.contentType);
  if (own) conditions.push({ documentId: { $in: [...own] } });
  for (const dependency of dependencies) {
    const written = documents.get(dependency.target);
    if (!written) continue;
    const wanted = { documentIds: [...written] };
    conditions.push(...(await holderConditions(strapi, dependency, wanted)));
  }
  const found = new Set<number>();
  /** Up to here all rows are known: what a condition has beyond its limit is not. */
  let known = Number.POSITIVE_INFINITY;
  for (const condition of conditions) {
    const ids = await entries.findIds(scope, condition, after, limit + 1);
    for (const id of ids) found.add(id);
    const last = ids.at(-1);
    if (ids.length > limit && last !== undefined) known = Math.min(known, last);
  }
  const sorted = [...found].sort((one, other) => one - other);
  const ids = sorted.filter((id) => id <= known).slice(0, limit);
  return { ids, more: ids.length < sorted.length || known < Number.POSITIVE_INFINITY };
}

/** The documents that were written, by content type. */
export function documentsByType(changes: readonly LoggedChange[]): Map<string, Set<string>> {
  const documents = new Map<string, Set<string>>();
  for (const { contentType, documentId } of changes) {
    const known = documents.get(contentType) ?? new Set();
    documents.set(contentType, known.add(documentId));
  }
  return documents;
}
