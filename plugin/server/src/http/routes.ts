import type { Core } from '@strapi/types';
import { replyErrors } from './replies.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * A route of the admin panel, below `/cdp`.
 *
 * @param handler controller and its method, such as `segment-groups.find`
 * @param permissions the actions that the editor's role must have, all of them
 */
export function adminRoute(
  method: Method,
  path: string,
  handler: string,
  ...permissions: readonly [string, ...string[]]
): Core.RouteInput {
  return {
    method,
    path,
    handler,
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        { name: 'admin::hasPermissions', config: { actions: [...permissions] } },
      ],
      middlewares: [replyErrors],
    },
  };
}
