import type { HttpDestination } from 'strapi-cdp-config';
import type { Platform } from '../../platform.ts';
import type { Delivered, DestinationKindOf } from '../destination.ts';
import { deliverPost, type Receiver } from '../posting/index.ts';
import { formats } from './format.ts';

/**
 * POSTs each batch as a JSON array to a URL.
 *
 * A POST cannot be taken back, so after a crash the receiver may get a batch a second time. It comes
 * with the same `Idempotency-Key` and the same body then: the runner keeps the batch in the database
 * from before the first attempt until after the checkpoint. To read the page again and derive the
 * key from its content would need no such copy, but one entry that was edited in between would give
 * the other records of the page to the receiver twice, under two keys.
 */
export const httpKind: DestinationKindOf<'http'> = {
  kind: 'http',
  open({ clock }, definition, run) {
    const format = formats[definition.preset];
    return {
      guarantee: 'key',
      deliver: ({ key, records }, { signal }) => {
        const rows = records.map((record) => format.row(record));
        return postRows(clock, definition, { key, headers: format.headers(run), rows, signal });
      },
    };
  },
  openForMembers: ({ clock }, definition, { identifier }) => ({
    takes: 'batches',
    deliver: ({ key, records: rows }, { signal }) => {
      const headers = { 'x-streamid': identifier };
      return postRows(clock, definition, { key, headers, rows, signal });
    },
  }),
  preview: ({ preset }, records) => records.map((record) => formats[preset].row(record)),
  async test({ clock }, definition, signal) {
    const headers = {
      ...definition.headers,
      'x-isdraft': 'true',
      'content-type': 'application/json',
    };
    await deliverPost(receiverOf(definition), { headers, body: Buffer.from('[]'), signal }, clock);
  },
};

/** POSTs a batch under its key. */
function postRows(
  clock: Platform['clock'],
  definition: HttpDestination,
  sent: { key: string; headers: Record<string, string>; rows: unknown[]; signal: AbortSignal },
): Promise<Delivered> {
  const headers = {
    ...definition.headers,
    ...sent.headers,
    'content-type': 'application/json',
    'idempotency-key': sent.key,
  };
  const body = Buffer.from(JSON.stringify(sent.rows));
  return deliverPost(receiverOf(definition), { headers, body, signal: sent.signal }, clock);
}

function receiverOf({ key, url, timeout, headers }: HttpDestination): Receiver {
  return { key, url, timeout, secrets: Object.values(headers) };
}
