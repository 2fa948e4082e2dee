import { createHash } from 'node:crypto';
import type { ExportPageQuery } from 'strapi-cdp-config';
import type { ChangeLog, Place } from '../../change-log/index.ts';
import type { SelectedField } from '../../field-exports/index.ts';
import { GoneError } from '../../http/index.ts';

/** Larger than any row id: the end of a batch. Databases hold row ids in 32 bits. */
const LAST_ROW = 2_147_483_647;

/** How far a workflow is in the log of changes. */
export interface Position {
  /** Everything up to here is told. */
  from: Place;
  /** What is being told, where it takes several pages: up to a place, and after which row of entries. */
  within?: { until: Place; row: number };
}

/** What a position was made for: with anything else, what was told before may not be enough. */
export interface PositionScope {
  /** The log of this database. */
  epoch: string;
  /** Hash over what is exported, and how. */
  fingerprint: string;
}

type Counter = Awaited<ReturnType<ChangeLog['counter']>>;

/** The end of a log. */
export const endOf = ({ batch }: Pick<Counter, 'batch'>): Place => ({ batch, id: LAST_ROW });

export const isAfter = (one: Place, other: Place): boolean =>
  one.batch > other.batch || (one.batch === other.batch && one.id > other.id);

/** A hash that changes with every choice that changes the records of a content type. */
export function fingerprintOf(
  { kind, contentType, status, locales }: ExportPageQuery,
  fields: readonly SelectedField[],
  siteUrl: string,
): string {
  const chosen = fields.map(({ id, exportedName, processor, options }) => [
    id,
    exportedName,
    processor.name,
    options,
  ]);
  const content = JSON.stringify([kind, contentType, status, [...locales].sort(), chosen, siteUrl]);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

/** A position as the connector keeps it. */
export function writePosition(
  { epoch, fingerprint }: PositionScope,
  { from, within }: Position,
): string {
  const numbers = [from.batch, from.id];
  if (within) numbers.push(within.until.batch, within.until.id, within.row);
  return [epoch, fingerprint, ...numbers].join('.');
}

/** @throws GoneError when the changes since a position are not known, or not enough */
export function readPosition(
  text: string,
  { epoch, fingerprint }: PositionScope,
  { batch, floor }: Counter,
): Position {
  const [ofEpoch, ofFingerprint, ...rest] = text.split('.');
  const numbers = rest.map((part) => (/^\d{1,10}$/.test(part) ? Number(part) : Number.NaN));
  const [fromBatch = Number.NaN, fromId = 0, untilBatch, untilId = 0, row = 0] = numbers;
  if (numbers.some(Number.isNaN) || ofEpoch !== epoch) {
    throw new GoneError('This position is not one of this site.');
  }
  if (ofFingerprint !== fingerprint) {
    throw new GoneError('What is exported has changed since.');
  }
  if (!(fromBatch >= floor && fromBatch <= batch)) {
    throw new GoneError('Changes are not kept for so long.');
  }
  const from = { batch: fromBatch, id: fromId };
  if (untilBatch === undefined) return { from };
  return { from, within: { until: { batch: untilBatch, id: untilId }, row } };
}
