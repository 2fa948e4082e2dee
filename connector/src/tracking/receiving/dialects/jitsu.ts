import { eventTypeSchema } from 'strapi-cdp-config';
import type { Exchange } from '../delivery.ts';
import type { Verdict } from '../judge.ts';
import { answerOne, readOne } from './segment.ts';

/** Jitsu: one event a request, from browsers below `/api/s` and from servers below `/api/s/s2s`. */
export const jitsu: Exchange[] = eventTypeSchema.options.flatMap((type) =>
  [`/${type}`, `/s2s/${type}`].map(
    (path): Exchange => ({
      method: 'POST',
      prefix: '/api/s',
      path,
      purpose: 'events',
      read: ({ body }) => readOne(body, type),
      answer,
    }),
  ),
);

/** Its browser client would load what `destinations` lists. */
function answer(verdict: Verdict): object {
  return { ok: true, destinations: [], ...answerOne(verdict) };
}
