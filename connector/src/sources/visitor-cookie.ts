import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/**
 * Holds a visitor's anonymous id. Set over HTTP it lasts, where browsers cut the life of cookies that
 * scripts set to days; and as scripts cannot read it, one that is injected cannot carry it off. The
 * page learns the id from the reply.
 */
const COOKIE = 'cdp_id';

/** Seconds: about as long as a consent may be relied upon. */
const YEAR = 365 * 24 * 60 * 60;

/** The anonymous id that came with a request; undefined for none, or for what is no id. */
export function readVisitor({ cookies }: FastifyRequest): string | undefined {
  return z.uuid().safeParse(cookies[COOKIE]).data;
}

/** Sets the cookie, or lengthens its life. */
export function keepVisitor(request: FastifyRequest, reply: FastifyReply, id: string): void {
  reply.setCookie(COOKIE, id, { ...attributesFor(request), maxAge: YEAR });
}

/** Removes the cookie. */
export function dropVisitor(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(COOKIE, attributesFor(request));
}

/** Lax: pages of the connector's own site have the cookie, and nobody follows visitors elsewhere. */
function attributesFor({ protocol }: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: protocol === 'https' } as const;
}
