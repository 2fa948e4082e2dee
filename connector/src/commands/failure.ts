import { ListenError } from '../connector.ts';
import { EmbeddedDatabaseError } from '../database/embedded.ts';
import {
  describeDatabaseFailure,
  isDatabaseAway,
  isDatabaseRefusal,
  NewerDatabaseError,
} from '../database/index.ts';
import { RunUnderWayError } from '../exports/index.ts';
import { ImportFailure } from '../imports/index.ts';
import { HttpProblem } from '../server/index.ts';
import { SettingsError } from '../settings/index.ts';

/** `EX_CONFIG` of sysexits.h: something is configured wrong; starting again will not help. */
export const EXIT_SETTINGS = 78;

/** Failures whose message says what to do: a stack would only hide it. */
const EXPLAINED = [
  ListenError,
  EmbeddedDatabaseError,
  NewerDatabaseError,
  ImportFailure,
  RunUnderWayError,
];

/** Tells people on standard error why a command ended, and returns its exit code. */
export function explainEnd(error: unknown): number {
  if (error instanceof SettingsError) {
    console.error(`The settings need attention:\n\n${error.message}\n`);
    return EXIT_SETTINGS;
  }
  if (error instanceof HttpProblem) {
    const details = error.details?.map(({ path, message }) => `  ${path}: ${message}`) ?? [];
    console.error([error.message, ...details].join('\n'));
    return 1;
  }
  if (EXPLAINED.some((kind) => error instanceof kind)) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
  if (isDatabaseAway(error) || isDatabaseRefusal(error) || isUnusable(error)) {
    console.error(`The database cannot be used: ${describeDatabaseFailure(error)}`);
    return 1;
  }
  console.error(error);
  return 1;
}

/** PostgreSQL answered: there is no such database, or the user lacks a permission in it. */
function isUnusable(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['3D000', '42501'].includes(String(error.code))
  );
}
