import {
  type PersonQuery,
  personFindSchema,
  privacyRequestsQuerySchema,
} from '../../../shared/contracts/privacy.ts';
import { connectorClient } from '../connector/index.ts';
import { editorName, idOf, parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';

/** Privacy requests are the connector's; the plugin vouches for the editor who asks. */
export function privacyController({ strapi }: Dependencies) {
  const connector = connectorClient(strapi);
  const personOf = (context: Context) => parse(personFindSchema, context.request.body).person;
  const orderOf = (context: Context, person: PersonQuery) => ({
    person,
    requestedBy: editorName(context.state.user),
    origin: 'admin' as const,
  });

  return {
    async find(context: Context) {
      context.body = await connector.findPerson(personOf(context));
    },

    async findRequests(context: Context) {
      const query = parse(privacyRequestsQuerySchema, context.query);
      context.body = await connector.privacyRequests(query);
    },

    async export(context: Context) {
      const profileId = idOf(context);
      context.body = await connector.exportPerson(orderOf(context, { profileId }));
      context.type = 'application/json; charset=utf-8';
      context.set('cache-control', 'no-store');
    },

    async delete(context: Context) {
      context.body = await connector.forgetPerson('delete', orderOf(context, personOf(context)));
      context.status = 201;
    },

    async suppress(context: Context) {
      context.body = await connector.forgetPerson('suppress', orderOf(context, personOf(context)));
      context.status = 201;
    },

    async unsuppress(context: Context) {
      context.body = await connector.unsuppressPerson(orderOf(context, personOf(context)));
      context.status = 201;
    },
  };
}
