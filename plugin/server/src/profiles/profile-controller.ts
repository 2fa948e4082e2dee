import {
  activityQuerySchema,
  eventsQuerySchema,
  profilesFilterSchema,
  profilesQuerySchema,
} from '../../../shared/contracts/profiles.ts';
import { connectorClient } from '../connector/index.ts';
import { editorName, idOf, parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';

/** Profiles are the connector's: its replies are checked and passed on. */
export function profileController({ strapi }: Dependencies) {
  const connector = connectorClient(strapi);
  const decisionOf = (context: Context) => ({ requestedBy: editorName(context.state.user) });

  return {
    async find(context: Context) {
      context.body = await connector.profiles(parse(profilesQuerySchema, context.query));
    },

    async count(context: Context) {
      context.body = await connector.profilesTotal(parse(profilesFilterSchema, context.query));
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

    async findActivity(context: Context) {
      const query = parse(activityQuerySchema, context.query);
      context.body = await connector.profileActivity(idOf(context), query);
    },

    async findOrders(context: Context) {
      context.body = await connector.profileOrders(idOf(context));
    },

    async findMerges(context: Context) {
      context.body = await connector.profileMerges(idOf(context));
    },

    async previewSplit(context: Context) {
      context.body = await connector.previewSplit(idOf(context));
    },

    async split(context: Context) {
      context.body = await connector.splitMerge(idOf(context), decisionOf(context));
    },

    async reunite(context: Context) {
      context.body = await connector.reuniteSplit(idOf(context), decisionOf(context));
    },

    async unification(context: Context) {
      context.body = await connector.unification();
    },
  };
}
