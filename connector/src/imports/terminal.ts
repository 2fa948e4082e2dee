import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { IMPORT_PART_SIZE, type ImportFile, type ImportRun } from 'strapi-cdp-config';
import type { Platform } from '../platform.ts';
import type { FedSegment } from '../segments/index.ts';
import { importingOf } from '../tracking/index.ts';
import { ImportFailure } from './failure.ts';
import { completeFile, createFile, storePart } from './files/index.ts';
import { workOnImport } from './runner/index.ts';
import { findImport, type NewImport, requestImport } from './runs/index.ts';

/** Milliseconds between two looks at the progress. */
const LOOK = 200;

/** What somebody at a terminal starts, and is told. */
export interface TerminalImport extends Omit<NewImport, 'requestedBy'> {
  onProgress: (run: ImportRun) => void;
  /** The segments that there are. */
  segments: FedSegment[];
  /** Puts the import back for a connector to go on with. */
  signal: AbortSignal;
}

/** The bytes of a local file, for a look at it. */
export function readLocalFile(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: 256 * 1024 });
}

/**
 * Puts a local file into the database, where every connector finds it.
 *
 * @throws ImportFailure when it is empty or too large
 */
export async function storeLocalFile(
  { database, settings, clock }: Pick<Platform, 'database' | 'settings' | 'clock'>,
  path: string,
): Promise<ImportFile> {
  const { size } = await stat(path);
  if (size === 0) throw new ImportFailure('The file is empty.');
  if (size > settings.importLimit) {
    throw new ImportFailure(
      `The file has more than ${settings.importLimit} bytes; pack it with gzip, split it, or set CDP_IMPORT_LIMIT.`,
    );
  }
  const file = await createFile(database, { name: basename(path), bytes: size }, clock());
  const handle = await open(path);
  try {
    for (let part = 0; part * IMPORT_PART_SIZE < size; part += 1) {
      const length = Math.min(IMPORT_PART_SIZE, size - part * IMPORT_PART_SIZE);
      const { buffer, bytesRead } = await handle.read({
        buffer: Buffer.alloc(length),
        position: part * IMPORT_PART_SIZE,
      });
      await storePart(database, file, part, buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
  await completeFile(database, file);
  return file;
}

/**
 * Imports in this process, whether or not a connector runs. If the process ends in the middle, the
 * next connector goes on from the checkpoint.
 *
 * @throws ImportFailure when an import of the same source is under way
 */
export async function runTerminalImport(
  platform: Platform,
  { file, mapping, onProgress, segments, signal }: TerminalImport,
): Promise<ImportRun> {
  const { database, clock, logger } = platform;
  const requested = { file, mapping, requestedBy: 'terminal' };
  const made = await requestImport(database, requested, clock(), async () => undefined);
  if ('underWay' in made) {
    throw new ImportFailure(
      `An import of «${mapping.source}» is under way already; wait for it to end.`,
    );
  }
  const { id } = made.run;
  const ended = new AbortController();
  const watch = async () => {
    while (!ended.signal.aborted) {
      const run = await findImport(database, id);
      if (run) onProgress(run);
      await delay(LOOK, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  };
  const watching = watch();
  try {
    // They were read just now.
    const known = { current: () => segments, refresh: async () => undefined };
    const hands = { signal, logger, segments: known };
    const work = () => workOnImport(platform, importingOf(platform), id, hands);
    await work();
    for (let run = await findImport(database, id); run?.state === 'retrying'; ) {
      await delay(LOOK * 5, undefined, { signal });
      await work();
      run = await findImport(database, id);
    }
  } finally {
    ended.abort();
    await watching;
  }
  const run = await findImport(database, id);
  if (!run) throw new ImportFailure('The import was deleted meanwhile.');
  onProgress(run);
  return run;
}
