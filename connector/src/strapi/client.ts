import got, { HTTPError, type Response } from 'got';
import type { Settings } from '../settings/index.ts';
import type { StrapiClient } from './index.ts';

/** Milliseconds to reach Strapi and to wait for the first byte of its reply. */
const TIMEOUT = { connect: 5_000, response: 30_000 };

/** Attempts after the first, for reads that met a passing failure. */
const RETRIES = 2;

/** Builds the client of the plugin's connector routes. */
export function createStrapiClient(settings: Pick<Settings, 'strapiUrl' | 'secret'>): StrapiClient {
  return got.extend({
    prefixUrl: `${settings.strapiUrl}/api/cdp/connector`,
    headers: { authorization: `Bearer ${settings.secret}`, 'user-agent': 'strapi-cdp-connector' },
    timeout: TIMEOUT,
    retry: { limit: RETRIES, methods: ['GET'], backoffLimit: 2_000 },
    // The secret belongs to Strapi alone: it must not travel to where a redirect points.
    followRedirect: false,
    hooks: { afterResponse: [refuseRedirect] },
  });
}

/** got takes a redirect that is not followed for a success. */
function refuseRedirect(response: Response): Response {
  if (response.statusCode >= 300 && response.statusCode < 400 && response.statusCode !== 304) {
    throw new HTTPError(response);
  }
  return response;
}
