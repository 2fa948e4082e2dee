import type { HttpDestination } from 'strapi-cdp-config';
import { parseRetryAfter } from '../../failure.ts';
import type { DestinationPlatform, DestinationRun, ExternalDestination } from '../destination.ts';
import { describeConnectionFailure, describeReply } from './failure.ts';
import { flatFormat } from './format.ts';
import { post } from './post.ts';

/**
 * POSTs each batch as a JSON array to a URL.
 *
 * A POST cannot be taken back, so after a crash the receiver may get a batch a second time. It comes
 * with the same `Idempotency-Key` and the same body then: the runner keeps the batch in the database
 * from before the first attempt until after the checkpoint. To read the page again and derive the
 * key from its content would need no such copy, but one entry that was edited in between would give
 * the other records of the page to the receiver twice, under two keys.
 */
export function openHttpDestination(
  { clock }: DestinationPlatform,
  definition: HttpDestination,
  run: DestinationRun,
): ExternalDestination {
  const format = flatFormat;
  return {
    guarantee: 'key',
    async deliver({ key, records }, { signal }) {
      const body = Buffer.from(JSON.stringify(records.map((record) => format.row(record))));
      const headers = {
        'user-agent': 'strapi-cdp-connector',
        ...definition.headers,
        ...format.headers(run.options.streamId, records),
        'content-type': 'application/json',
        'idempotency-key': key,
      };
      const { url, timeout } = definition;
      const reply = await post({ url, headers, body, timeout, signal }).catch((error) => {
        signal.throwIfAborted();
        throw describeConnectionFailure(definition, error);
      });
      if (reply.status >= 200 && reply.status < 300) return { bytes: body.byteLength };
      throw describeReply(definition, reply, parseRetryAfter(reply.retryAfter, clock()));
    },
  };
}
