import { TransferFailure } from '../failure.ts';

/** What to do about the failures of a file system, by their code. */
const REMEDIES: Record<string, string> = {
  EACCES: 'the connector may not write there; grant it the permission or choose another directory',
  EPERM: 'the connector may not write there; grant it the permission or choose another directory',
  EROFS: 'the file system is read-only; choose another directory',
  ENOTDIR: 'a part of the path is a file; choose another directory',
  EEXIST: 'a part of the path is a file; choose another directory',
  EISDIR: 'a directory has the name of the file; remove it or choose another stream id',
  ELOOP: 'its symbolic links go round in circles',
  ENAMETOOLONG: 'the name is too long; use a shorter stream id or directory',
};

/** Failures that may pass by themselves. */
const PASSING: Record<string, string> = {
  ENOSPC: 'the disk is full; make room',
  EDQUOT: 'the quota is used up; make room',
  EMFILE: 'the process has too many files open',
  ENFILE: 'the system has too many files open',
};

/** Runs a task on a file and tells its failure with the path and what to do. */
export async function onFile<Result>(path: string, task: () => Promise<Result>): Promise<Result> {
  try {
    return await task();
  } catch (cause) {
    if (cause instanceof TransferFailure) throw cause;
    const code = codeOf(cause);
    const remedy = REMEDIES[code] ?? PASSING[code] ?? String(cause);
    throw new TransferFailure(`${path} cannot be written (${code || 'unknown'}): ${remedy}.`, {
      permanent: code in REMEDIES,
      cause,
    });
  }
}

/** The code of a system error; empty for any other. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
