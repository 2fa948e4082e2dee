import { audienceActivityQuerySchema, membersQuerySchema } from 'strapi-cdp-config';
import { connectorClient } from '../connector/index.ts';
import { idOf, parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { audienceService } from './audience-service.ts';
import { audiencesOfProfile } from './of-profile.ts';

/** Who is in an audience: the connector's replies are checked and passed on. */
export function membershipController({ strapi }: Dependencies) {
  const audiences = audienceService({ strapi });
  const connector = connectorClient(strapi);
  const identifierOf = async ({ params }: Context) =>
    (await audiences.find(params.documentId)).identifier;

  return {
    async findActivity(context: Context) {
      const query = parse(audienceActivityQuerySchema, context.query);
      context.body = await connector.audienceActivity(await identifierOf(context), query);
    },

    async findMembers(context: Context) {
      const query = parse(membersQuerySchema, context.query);
      context.body = await connector.audienceMembers(await identifierOf(context), query);
    },

    async downloadMembers(context: Context) {
      const identifier = await identifierOf(context);
      context.body = await connector.audienceMembersFile(identifier);
      context.type = 'text/csv; charset=utf-8';
      context.set('content-disposition', `attachment; filename="${identifier}.csv"`);
      context.set('cache-control', 'no-store');
    },

    async compute(context: Context) {
      await connector.computeAudience(await identifierOf(context));
      context.status = 204;
    },

    async findOfProfile(context: Context) {
      context.body = await audiencesOfProfile(strapi, idOf(context));
    },
  };
}
