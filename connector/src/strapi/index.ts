import type { Got } from 'got';

export { createStrapiClient } from './client.ts';
export { describeStrapiFailure } from './failure.ts';

/**
 * Speaks to the plugin: base URL `…/api/cdp/connector/`, the shared secret, timeouts. Use relative
 * paths (`ping`, `export-pages`). Only reads are tried again by themselves.
 */
export type StrapiClient = Got;
