import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describeDatabaseFailure, isDatabaseAway } from '../database/index.ts';
import { quietly } from '../shared/quietly.ts';
import { databaseUnavailable, HttpProblem } from './problem.ts';

/** Codes for the refusals that Fastify makes by itself. */
const REFUSALS: Record<number, { code: string; message: string }> = {
  400: { code: 'invalid_request', message: 'The request cannot be read; send valid JSON.' },
  408: { code: 'request_timeout', message: 'The request took too long to arrive.' },
  413: { code: 'too_large', message: 'The request body is too large.' },
  415: { code: 'unsupported_media_type', message: 'Send the body as application/json.' },
};

/** Gives every failure the one form of error replies. Reasons that only we may see are logged. */
export function registerErrors(server: FastifyInstance): void {
  // Who refuses everything, as long as the database is away, must not fill the disk with it.
  const complain = quietly((message, details) => server.log.warn(details, message));
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = toProblem(error);
    if (problem.status === 503) complain('Requests are refused at present.', reasonOf(problem));
    else if (problem.status >= 500) request.log.error({ err: error }, 'Request failed.');
    return answer(reply, problem);
  });
  server.setNotFoundHandler((request: FastifyRequest, reply) =>
    answer(
      reply,
      new HttpProblem(404, 'not_found', `There is no ${request.method} ${pathOf(request)}.`),
    ),
  );
}

/** What could be a write key in a path that nobody serves: a client may have missed its route. */
const KEY_LIKE = /(?<=\/)[\w-]{16,}(?=\/|$)/g;

/** The path of a request without what may be a key in it: the query, and whatever holds a write key. */
export function pathOf({ url, routeOptions }: FastifyRequest): string {
  const path = url.split('?', 1)[0] ?? '/';
  const { url: route } = routeOptions;
  if (route === undefined) return path.replaceAll(KEY_LIKE, '[hidden]');
  return route.includes(':writeKey') ? route : path;
}

/** Answers with a problem. */
export function answer(reply: FastifyReply, problem: HttpProblem): FastifyReply {
  if (problem.retryAfter !== undefined) reply.header('retry-after', problem.retryAfter);
  return reply.headers(problem.headers).status(problem.status).send(problem.toBody());
}

function toProblem(error: FastifyError): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const status = error.statusCode;
  if (status !== undefined && status >= 400 && status < 500) {
    const { code, message } = REFUSALS[status] ?? { code: 'refused', message: error.message };
    return new HttpProblem(status, code, message);
  }
  if (isDatabaseAway(error)) {
    return databaseUnavailable(error);
  }
  return internalProblem();
}

function reasonOf({ code, cause }: HttpProblem): string {
  return cause === undefined ? code : `${code}: ${describeDatabaseFailure(cause)}`;
}

function internalProblem(): HttpProblem {
  return new HttpProblem(
    500,
    'internal',
    'Something went wrong; the log of the connector says what.',
  );
}
