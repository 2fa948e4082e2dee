import { HTTPError, RequestError, TimeoutError } from 'got';

const REFUSED =
  'Strapi refuses the secret: CDP_SECRET of the connector and `secret` of the plugin (CDP_SECRET of Strapi) must be equal.';

/** What to do about each reply of Strapi that is no success. */
const REMEDIES: Record<number, string> = {
  401: REFUSED,
  403: REFUSED,
  404: 'Strapi answers, but not the plugin: install and enable strapi-plugin-cdp, and check CDP_STRAPI_URL and the prefix of the REST API (it must be /api).',
  405: 'Strapi does not know this call: use the same version of strapi-plugin-cdp and strapi-cdp-connector.',
  413: 'Strapi refuses the size of the message: raise the limit of its body parser.',
};

const UNREACHABLE: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there; start Strapi or correct CDP_STRAPI_URL',
  ENOTFOUND: 'there is no such host; correct CDP_STRAPI_URL',
  EAI_AGAIN: 'the name of the host cannot be resolved at present',
  ECONNRESET: 'the connection was cut; Strapi may be restarting',
  EHOSTUNREACH: 'the host cannot be reached; check the network',
};

/** Says in one sentence why a call to Strapi failed and what to do. Holds no secret. */
export function describeStrapiFailure(error: unknown): string {
  if (error instanceof HTTPError) {
    const { statusCode } = error.response;
    return REMEDIES[statusCode] ?? describeStatus(statusCode);
  }
  if (error instanceof TimeoutError) return 'Strapi did not answer in time.';
  if (error instanceof RequestError) {
    const reason = UNREACHABLE[error.code] ?? error.message;
    return `Strapi cannot be reached: ${reason}.`;
  }
  return error instanceof Error ? error.message : String(error);
}

function describeStatus(status: number): string {
  if (status >= 500) return `Strapi failed (${status}); its log says why.`;
  if (status >= 300 && status < 400) {
    return `Strapi redirects (${status}): set CDP_STRAPI_URL to the address that it points to.`;
  }
  return `Strapi refused the call (${status}).`;
}
