import { createHash, timingSafeEqual } from 'node:crypto';
import type { onRequestHookHandler } from 'fastify';
import { HttpProblem } from './problem.ts';

/** Lets only those pass who know the shared secret. Takes the same time for every wrong one. */
export function requireSecret(secret: string): onRequestHookHandler {
  const expected = digest(`Bearer ${secret}`);
  return async (request) => {
    const given = digest(request.headers.authorization ?? '');
    if (timingSafeEqual(expected, given)) return;
    throw new HttpProblem(
      401,
      'unauthorized',
      'Send «Authorization: Bearer …» with the secret that plugin and connector share (CDP_SECRET on both sides).',
    );
  };
}

/** Values of one length can be compared in constant time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
