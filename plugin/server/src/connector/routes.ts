import type { Core } from '@strapi/types';
import { replyErrors } from '../http/index.ts';
import type { Context } from '../strapi.ts';
import { isConnector } from './secret.ts';

type Handler = (context: Context) => Promise<void> | void;

/** The name that routes know the policy {@link isConnector} by. */
const POLICY = 'plugin::cdp.is-connector';

export const connectorPolicies = { 'is-connector': isConnector };

/**
 * A route for the connector, below `/api/cdp/connector`. Its handler is a function and no entry of
 * the controllers, because Strapi would offer those in the permissions of users and API tokens,
 * which have no say here: the secret alone opens these routes.
 */
export function connectorRoute(
  method: 'GET' | 'PUT',
  path: string,
  handler: Handler,
): Core.RouteInput {
  return {
    method,
    path: `/connector${path}`,
    handler: async (context) => handler(context),
    config: { auth: false, policies: [POLICY], middlewares: [replyErrors] },
  };
}

/** `GET /api/cdp/connector/ping`: proves the secret and tells Strapi's clock. */
export const pingRoute = connectorRoute('GET', '/ping', (context) => {
  context.body = { time: new Date().toISOString() };
});
