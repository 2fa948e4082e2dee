import {
  liveQuerySchema,
  setAsideQuerySchema,
  setAsideSelectionSchema,
} from '../../../shared/contracts/events.ts';
import { connectorClient } from '../connector/index.ts';
import { parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';

/** Events are the connector's: its replies are checked and passed on. */
export function eventController({ strapi }: Dependencies) {
  const connector = connectorClient(strapi);

  return {
    async findLive(context: Context) {
      context.body = await connector.liveEvents(parse(liveQuerySchema, context.query));
    },

    async findSetAside(context: Context) {
      context.body = await connector.setAside(parse(setAsideQuerySchema, context.query));
    },

    async findReasons(context: Context) {
      context.body = await connector.setAsideReasons();
    },

    async replay(context: Context) {
      const selection = parse(setAsideSelectionSchema, context.request.body);
      context.body = await connector.replaySetAside(selection);
    },

    async discard(context: Context) {
      const selection = parse(setAsideSelectionSchema, context.request.body);
      context.body = await connector.discardSetAside(selection);
    },
  };
}
