import { createHash, timingSafeEqual } from 'node:crypto';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { pluginConfig } from '../config.ts';

/** Whether a header says `Bearer <secret>`, in a time that tells nothing about the secret. */
export function provesSecret(authorization: string | undefined, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  // Digests have one length, whatever was sent: even the length of the secret stays unknown.
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${secret}`));
}

/** Lets only the connector in: routes that have this policy answer 401 to everybody else. */
export const isConnector: Core.PolicyHandler = ({ request }, _config, { strapi }) => {
  if (provesSecret(request.headers.authorization, pluginConfig(strapi).secret)) return true;
  throw new errors.UnauthorizedError();
};
