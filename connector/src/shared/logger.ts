import { type Logger, pino } from 'pino';
import type { Settings } from '../settings/index.ts';

/** Where secrets might stand in what is logged. They are cut out wherever one slips in. */
const SECRETS = ['authorization', 'cookie', 'password', 'secret', 'writeKey'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

/** Builds the log of the process: one JSON object a line on standard output. */
export function createLogger(level: Settings['logLevel']): Logger {
  return pino({
    level,
    redact: { paths: SECRETS, censor: '[secret]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
    base: { pid: process.pid },
  });
}

/** What helps to find a fault. Other properties of errors are left out: some hold whole requests. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    type: error.name,
    message: error.message,
    ...(code && { code }),
    stack: error.stack,
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  };
}
