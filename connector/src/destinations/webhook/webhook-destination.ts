import { Webhook } from 'standardwebhooks';
import type { ActivationRow, ExportRecord, WebhookDestination } from 'strapi-cdp-config';
import type { ActivationStream, DestinationKindOf, DestinationRun } from '../destination.ts';
import { toNdjson } from '../ndjson.ts';
import { deliverPost, type Receiver } from '../posting/index.ts';

/**
 * POSTs each batch with the headers of Standard Webhooks: `webhook-id` is the same when a batch comes
 * again, so that the receiver can tell that it has it; `webhook-signature` covers id, time and body.
 *
 * As JSON the body is `{ type: 'records', timestamp, data: { stream, draft, records } }`; as NDJSON it
 * is a record a line, and the stream is in `x-streamid`. An activation's is `{ type: 'members',
 * timestamp, data: { activation, members } }`, or a row a line.
 */
export const webhookKind: DestinationKindOf<'webhook'> = {
  kind: 'webhook',
  open({ clock }, definition, run) {
    return {
      guarantee: 'key',
      deliver: ({ key, records }, { signal }) =>
        deliverPost(
          receiverOf(definition),
          {
            ...signed(definition, key, clock(), bodyOf(definition, run, records, clock())),
            signal,
          },
          clock,
        ),
    };
  },
  openForMembers({ clock }, definition, activation) {
    return {
      takes: 'batches',
      deliver: ({ key, records }, { signal }) => {
        const message = membersBody(definition, activation, records, clock());
        const sent = { ...signed(definition, key, clock(), message), signal };
        return deliverPost(receiverOf(definition), sent, clock);
      },
    };
  },
  preview: (_, records) => records,
  async test({ clock }, definition, signal) {
    const now = clock();
    const body = JSON.stringify({ type: 'test', timestamp: now.toISOString(), data: {} });
    const message = signed({ ...definition, format: 'json' }, `test-${now.getTime()}`, now, {
      body,
      headers: {},
    });
    await deliverPost(receiverOf(definition), { ...message, signal }, clock);
  },
};

interface Message {
  body: string;
  headers: Record<string, string>;
}

function bodyOf(
  { format }: WebhookDestination,
  { options, draft }: DestinationRun,
  records: ExportRecord[],
  now: Date,
): Message {
  const isDraft = draft || options.status === 'draft';
  if (format === 'ndjson') {
    return {
      body: toNdjson(records),
      headers: { 'x-streamid': options.streamId, ...(isDraft && { 'x-isdraft': 'true' }) },
    };
  }
  const data = { stream: options.streamId, draft: isDraft, records };
  return {
    body: JSON.stringify({ type: 'records', timestamp: now.toISOString(), data }),
    headers: {},
  };
}

function membersBody(
  { format }: WebhookDestination,
  { identifier }: ActivationStream,
  rows: ActivationRow[],
  now: Date,
): Message {
  if (format === 'ndjson') {
    return {
      body: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
      headers: { 'x-streamid': identifier },
    };
  }
  const data = { activation: identifier, members: rows };
  return {
    body: JSON.stringify({ type: 'members', timestamp: now.toISOString(), data }),
    headers: {},
  };
}

function signed(
  { secret, format }: WebhookDestination,
  id: string,
  now: Date,
  { body, headers }: Message,
) {
  return {
    body: Buffer.from(body),
    headers: {
      ...headers,
      'content-type': format === 'ndjson' ? 'application/x-ndjson' : 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, now, body),
    },
  };
}

function receiverOf({ key, url, timeout, secret }: WebhookDestination): Receiver {
  return { key, url, timeout, secrets: [secret] };
}
