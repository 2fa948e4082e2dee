import type { Core } from '@strapi/types';
import { replyErrors } from './replies.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * A route of the admin panel, below `/cdp`.
 *
 * @param handler controller and its method, such as `segment-groups.find`
 * @param permission the action that the editor's role must have
 */
export function adminRoute(
  method: Method,
  path: string,
  handler: string,
  permission: string,
): Core.RouteInput {
  return {
    method,
    path,
    handler,
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        { name: 'admin::hasPermissions', config: { actions: [permission] } },
      ],
      middlewares: [replyErrors],
    },
  };
}
