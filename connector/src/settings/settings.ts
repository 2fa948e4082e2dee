import type { Environment, TrackingLimits } from 'strapi-cdp-config';

/** The checked environment of a connector, under the names that the code uses. */
export interface Settings {
  /** Shared with the plugin. Never log it. */
  secret: string;
  /** Undefined: the embedded PostgreSQL. Holds a password: never log it. */
  databaseUrl: string | undefined;
  /** Connections. */
  databasePoolSize: number;
  /** Data of the embedded PostgreSQL. */
  dataDirectory: string;
  /** Port of the embedded PostgreSQL. */
  dataPort: number;
  strapiUrl: string;
  host: string;
  port: number;
  logLevel: Environment['CDP_LOG_LEVEL'];
  /** Seconds. */
  definitionsInterval: number;
  /** Bytes. */
  bodyLimit: number;
  trackingLimits: TrackingLimits;
  /** Bytes of events by column that are remembered. */
  columnMemory: number;
  /** Bytes. */
  importLimit: number;
  /** Days. */
  setAsideDays: number;
  /** Hours between two comparisons of all entries. */
  reconcileInterval: number;
  /** Seconds. */
  requestTimeout: number;
  /** Requests in progress at once. */
  maxRequests: number;
  /** Milliseconds of event-loop delay. */
  maxDelay: number;
  trustProxy: boolean;
  /** Seconds. */
  shutdownGrace: number;
}

/** Gives a checked environment the names that the code uses. */
export function settingsFrom(environment: Environment): Settings {
  return {
    secret: environment.CDP_SECRET,
    databaseUrl: environment.CDP_DATABASE_URL,
    databasePoolSize: environment.CDP_DATABASE_POOL_SIZE,
    dataDirectory: environment.CDP_DATA_DIRECTORY,
    dataPort: environment.CDP_DATA_PORT,
    strapiUrl: environment.CDP_STRAPI_URL.replace(/\/+$/, ''),
    host: environment.CDP_HOST,
    port: environment.CDP_PORT,
    logLevel: environment.CDP_LOG_LEVEL,
    definitionsInterval: environment.CDP_DEFINITIONS_INTERVAL,
    bodyLimit: environment.CDP_BODY_LIMIT,
    trackingLimits: {
      requestSize: Math.min(environment.CDP_TRACKING_REQUEST_SIZE, environment.CDP_BODY_LIMIT),
      eventSize: environment.CDP_TRACKING_EVENT_SIZE,
      batchLength: environment.CDP_TRACKING_BATCH_LENGTH,
      depth: environment.CDP_TRACKING_DEPTH,
      keys: environment.CDP_TRACKING_KEYS,
    },
    columnMemory: environment.CDP_COLUMN_MEMORY * 1024 * 1024,
    importLimit: environment.CDP_IMPORT_LIMIT,
    setAsideDays: environment.CDP_SET_ASIDE_DAYS,
    reconcileInterval: environment.CDP_RECONCILE_INTERVAL,
    requestTimeout: environment.CDP_REQUEST_TIMEOUT,
    maxRequests: environment.CDP_MAX_REQUESTS,
    maxDelay: environment.CDP_MAX_DELAY,
    trustProxy: environment.CDP_TRUST_PROXY,
    shutdownGrace: environment.CDP_SHUTDOWN_GRACE,
  };
}
