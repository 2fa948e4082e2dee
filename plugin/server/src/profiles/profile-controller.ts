import { z } from 'zod';
import { eventsQuerySchema, profilesQuerySchema } from '../../../shared/contracts/profiles.ts';
import { connectorClient } from '../connector/index.ts';
import { parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';

/** Profiles are the connector's: its replies are checked and passed on. */
export function profileController({ strapi }: Dependencies) {
  const connector = connectorClient(strapi);
  const idOf = (context: Context) => parse(z.uuid(), context.params.id);

  return {
    async find(context: Context) {
      context.body = await connector.profiles(parse(profilesQuerySchema, context.query));
    },

    async findOne(context: Context) {
      context.body = await connector.profile(idOf(context));
    },

    async findConsent(context: Context) {
      context.body = await connector.profileConsent(idOf(context));
    },

    async findEvents(context: Context) {
      const query = parse(eventsQuerySchema, context.query);
      context.body = await connector.profileEvents(idOf(context), query);
    },
  };
}
