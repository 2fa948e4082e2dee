import { hash } from 'node:crypto';
import type { ImportMapping, ImportSegment } from 'strapi-cdp-config';
import { toUuid } from '../../shared/uuid.ts';
import type { ImportedMessage } from '../../tracking/index.ts';
import type { LedgerRow } from '../ledger/index.ts';
import type { MappedRow } from './compile.ts';

/** Makes a row a message of the tracking API. Its message id follows when it is known to count. */
export function toMessage(
  { kind }: Pick<ImportMapping, 'kind'>,
  { userId, email, anonymousId, timestamp, event, values }: MappedRow,
): ImportedMessage {
  const about = { userId, anonymousId, timestamp };
  if (kind === 'events') {
    return { email, message: { type: 'track', event, ...about, properties: values } };
  }
  const traits = email === null ? values : { ...values, email };
  return { email, message: { type: 'identify', ...about, traits } };
}

/**
 * What a row is known by, so that it counts once. An event, or traits of a time, are a fact: the row
 * itself is its key. Traits without a time tell the present state of a customer, who is the key: what
 * they say may change to and fro.
 */
export function toLedgerRow(
  { kind, source }: Pick<ImportMapping, 'kind' | 'source'>,
  { userId, email, anonymousId, timestamp, event, values }: MappedRow,
): LedgerRow {
  const customer = [source, kind, userId, email, anonymousId];
  if (kind === 'traits' && timestamp === null) {
    return { key: digest(customer), state: digest([values]) };
  }
  return { key: digest([...customer, timestamp, event, values]), state: null };
}

/** As {@link toLedgerRow}, of what a file says of a customer and a segment: it may change to and fro. */
export function toSegmentRow(
  { source }: Pick<ImportMapping, 'source'>,
  { userId, email, anonymousId }: MappedRow,
  { group, segment, in: isIn }: ImportSegment,
): LedgerRow {
  const key = digest([source, 'segment', group, segment, userId, email, anonymousId]);
  return { key, state: digest([isIn]) };
}

/**
 * The id of the message that a row becomes.
 *
 * @param occurrence which of several rows with this key it is
 */
export function messageIdOf({ key, state }: LedgerRow, occurrence: number, runId: string): string {
  const id = `import-${key}-${occurrence}`;
  return state === null ? id : `${id}-${runId}`;
}

/**
 * Half of a SHA-256 in the form of a UUID, as PostgreSQL writes it. The text has a fixed order of
 * keys: JSON of a file may have another one the next time.
 */
function digest(parts: unknown[]): string {
  const hex = hash('sha256', JSON.stringify(parts, sortKeys), 'hex');
  return toUuid(hex);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
