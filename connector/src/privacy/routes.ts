import { Readable } from 'node:stream';
import type { FastifyPluginAsync } from 'fastify';
import {
  type PersonFound,
  type PrivacyRequest,
  type PrivacyRequestsPage,
  personFindSchema,
  privacyOrderSchema,
  privacyRequestSchema,
  privacyRequestsQuerySchema,
} from 'strapi-cdp-config';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import { HttpProblem, parseInput } from '../server/index.ts';
import { exportPerson } from './export.ts';
import { describePerson } from './find.ts';
import { forgetPerson } from './forget.ts';
import { findRequest, listRequests } from './requests/index.ts';
import { unsuppressPerson } from './unsuppress.ts';

const requestParams = z.object({ id: privacyRequestSchema.shape.id });

/** `/privacy/…`, below `/management`. Each order is in the audit before its reply. */
export function privacyRoutes(platform: Platform): FastifyPluginAsync {
  return async (server) => {
    server.post('/privacy/find', async ({ body }): Promise<PersonFound> => {
      const { person } = parseInput(personFindSchema, body);
      return describePerson(platform, person);
    });

    server.post('/privacy/export', async ({ body }, reply) => {
      const { json } = await exportPerson(platform, parseInput(privacyOrderSchema, body));
      return reply
        .type('application/json; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(Readable.from(json));
    });

    for (const action of ['delete', 'suppress'] as const) {
      server.post(`/privacy/${action}`, async ({ body }, reply): Promise<PrivacyRequest> => {
        const request = await forgetPerson(platform, action, parseInput(privacyOrderSchema, body));
        reply.status(201);
        return request;
      });
    }

    server.post('/privacy/unsuppress', async ({ body }, reply): Promise<PrivacyRequest> => {
      const request = await unsuppressPerson(platform, parseInput(privacyOrderSchema, body));
      reply.status(201);
      return request;
    });

    server.get('/privacy/requests', ({ query }): Promise<PrivacyRequestsPage> => {
      return listRequests(platform.database, parseInput(privacyRequestsQuerySchema, query));
    });

    server.get('/privacy/requests/:id', async ({ params }): Promise<PrivacyRequest> => {
      const { id } = parseInput(requestParams, params);
      const request = await findRequest(platform.database, id);
      if (request) return request;
      throw new HttpProblem(404, 'not_found', `There is no privacy request ${id}.`);
    });
  };
}
