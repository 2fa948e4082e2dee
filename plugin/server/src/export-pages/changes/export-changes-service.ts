import type { ExportChangesQuery } from 'strapi-cdp-config';
import {
  type ChangeLog,
  changeLog,
  type LoggedChange,
  type WantedChanges,
} from '../../change-log/index.ts';
import { GoneError } from '../../http/index.ts';
import type { Dependencies } from '../../strapi.ts';
import { entryRepository } from '../entry-repository.ts';
import { ExportPage } from '../export-page.ts';
import { type ExportPlan, planExport } from '../export-plan.ts';
import { recordOf } from '../record.ts';
import { documentsByType, findChangedRows } from './changed-rows.ts';
import { type Dependency, dependenciesOf } from './dependencies.ts';
import {
  endOf,
  fingerprintOf,
  isAfter,
  type Position,
  type PositionScope,
  readPosition,
  writePosition,
} from './position.ts';

/** A position that the connector named, and what it takes to go on from there. */
interface Opened extends ExportPlan {
  scope: PositionScope;
  position: Position;
  dependencies: Dependency[];
  /** The changes that concern the records. */
  wanted: WantedChanges;
}

/** Makes pages of what was written. */
export function exportChangesService({ strapi }: Dependencies) {
  const entries = entryRepository(strapi);
  const log = changeLog(strapi);

  /** @throws GoneError when nobody can say what was written since */
  async function open(query: ExportChangesQuery): Promise<Opened> {
    const plan = await planExport(strapi, query);
    const counter = await log.counter();
    const fingerprint = fingerprintOf(query, plan.fields, plan.context.siteUrl);
    const scope = { epoch: counter.epoch, fingerprint };
    const position = readPosition(query.after, scope, counter);
    const { model, findModel } = plan.site;
    const dependencies = dependenciesOf(model, plan.population, findModel);
    const types = [...new Set([query.contentType, ...dependencies.map(({ target }) => target)])];
    const wanted = { types, drafts: query.status === 'draft' };
    return { ...plan, scope, position, dependencies, wanted };
  }

  return {
    /** Whether there is a page to ask for. @throws GoneError */
    async isPending(query: ExportChangesQuery): Promise<boolean> {
      const { wanted, position } = await open(query);
      return log.hasAfter(wanted, position.from);
    },

    /**
     * One page as NDJSON, in pieces. Its end tells which locales there are of the documents that changed,
     * so that what is gone can be told from what there is.
     *
     * @throws GoneError when all entries must be compared instead
     */
    async read(query: ExportChangesQuery): Promise<Buffer[]> {
      const { limit } = query;
      const opened = await open(query);
      const { scope, position, dependencies, wanted, population, context } = opened;
      const { changes, until, isEnd } = await nextChanges(log, wanted, position, limit);
      const after = position.within?.row ?? 0;
      const { ids, more } = await findChangedRows(strapi, query, dependencies, changes, {
        after,
        limit,
      });
      const rows = await entries.findByIds(query, population, ids);
      const page = new ExportPage();
      for (const row of rows) page.add(recordOf(row, context));
      if (more) {
        const within = { until, row: ids.at(-1) ?? after };
        const next = writePosition(scope, { from: position.from, within });
        return page.end({ next, total: null });
      }
      const reached = writePosition(scope, { from: until });
      const own = [...(documentsByType(changes).get(query.contentType) ?? [])];
      const versions = await entries.findVersions(query, own);
      const documents = own.map((documentId) => ({
        documentId,
        locales: versions
          .filter((version) => version.documentId === documentId)
          .map(({ locale }) => (context.localized ? locale : null)),
      }));
      const next = isEnd ? null : reached;
      return page.end({ next, total: null, position: reached, documents });
    },
  };
}

/**
 * The changes that a page is about: the next ones, or those that it has begun with.
 *
 * @throws GoneError when one of them does not say what was written
 */
async function nextChanges(
  log: ChangeLog,
  wanted: WantedChanges,
  { from, within }: Position,
  limit: number,
): Promise<{ changes: LoggedChange[]; until: Position['from']; isEnd: boolean }> {
  await log.place();
  if (await log.hasUnnamed(wanted, from)) {
    throw new GoneError('Entries were written in bulk: it is not known which.');
  }
  // Looked at first: what gets its place in between comes after the end.
  const end = endOf(await log.counter());
  const found = await log.readAfter(wanted, from, limit);
  const isFull = found.length === limit;
  if (within) {
    const changes = found.filter((change) => !isAfter(change, within.until));
    return { changes, until: within.until, isEnd: false };
  }
  const last = found.at(-1);
  const until = last && (isFull || isAfter(last, end)) ? { batch: last.batch, id: last.id } : end;
  return { changes: found, until, isEnd: !isFull };
}
