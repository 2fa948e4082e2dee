import type { Readable } from 'node:stream';
import {
  type PersonFound,
  type PersonQuery,
  type PrivacyOrder,
  type PrivacyRequest,
  type PrivacyRequestsPage,
  type PrivacyRequestsQuery,
  personFoundSchema,
  privacyRequestSchema,
  privacyRequestsPageSchema,
} from 'strapi-cdp-config';
import type { Send } from './client.ts';
import { readBody } from './reply.ts';
import type { Stream } from './stream.ts';

/** Milliseconds: whoever is deleted may have to wait for a batch of events to be finished. */
const PATIENCE = 60_000;

/** The part of the management API that is about privacy. */
export interface PrivacyRequests {
  findPerson(person: PersonQuery): Promise<PersonFound>;
  privacyRequests(query: PrivacyRequestsQuery): Promise<PrivacyRequestsPage>;
  /** Everything that is held of a person, as JSON. Read it to its end. */
  exportPerson(order: PrivacyOrder): Promise<Readable>;
  forgetPerson(action: 'delete' | 'suppress', order: PrivacyOrder): Promise<PrivacyRequest>;
  unsuppressPerson(order: PrivacyOrder): Promise<PrivacyRequest>;
}

/** Makes the requests. */
export function privacyRequests(request: Send, stream: Stream): PrivacyRequests {
  const send = async (action: string, body: PrivacyOrder) =>
    readBody(
      privacyRequestSchema,
      await request('POST', `/privacy/${action}`, { body, timeout: PATIENCE }),
    );
  return {
    findPerson: async (person) =>
      readBody(personFoundSchema, await request('POST', '/privacy/find', { body: { person } })),
    privacyRequests: async (query) =>
      readBody(privacyRequestsPageSchema, await request('GET', '/privacy/requests', { query })),
    exportPerson: (body) => stream('POST', '/privacy/export', body),
    forgetPerson: send,
    unsuppressPerson: (order) => send('unsuppress', order),
  };
}
