import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import type { FileDestination } from 'strapi-cdp-config';
import { ExportFailure } from '../../failure.ts';
import type { DestinationRun, ExternalDestination } from '../destination.ts';
import { toNdjson } from '../ndjson.ts';
import { codeOf, onFile } from './failure.ts';
import { type StreamFiles, streamFiles } from './paths.ts';

/** Exports may hold personal data: no access for everybody. */
const FILE_MODE = 0o640;

/**
 * Writes the records of a run as NDJSON to `<directory>/<streamId>.ndjson`. Readers see the file of
 * the last run that finished until the new one is whole.
 *
 * Each record is in it exactly once: what was written behind the checkpoint before a crash is cut
 * off again, and each batch is on the disk before the checkpoint moves past it.
 */
export function openFileDestination(
  definition: FileDestination,
  run: DestinationRun,
): ExternalDestination {
  const files = streamFiles(definition.directory, run.options.streamId, run.workflowKey);
  let file: FileHandle | undefined;

  return {
    guarantee: 'rewind',
    async deliver({ records }, { offset, signal }) {
      return onFile(files.partial, async () => {
        file ??= await openPartial(files, offset);
        const bytes = Buffer.from(toNdjson(records));
        signal.throwIfAborted();
        await writeAt(file, bytes, offset);
        await file.datasync();
        return { bytes: bytes.byteLength };
      });
    },
    async finish({ offset }) {
      await onFile(files.whole, async () => {
        if (!file && (await isFinished(files, offset))) return;
        file ??= await openPartial(files, offset);
        await file.truncate(offset);
        await file.sync();
        await rename(files.partial, files.whole);
        await syncDirectory(files.directory);
      });
    },
    abandon: () => rm(files.partial, { force: true }),
    async close() {
      await file?.close();
      file = undefined;
    },
  };
}

/** Opens the partial file at the checkpoint: cuts off what was written behind it. */
async function openPartial({ directory, partial }: StreamFiles, offset: number) {
  await mkdir(directory, { recursive: true });
  const create = offset === 0 ? constants.O_CREAT : 0;
  const file = await open(
    partial,
    constants.O_RDWR | constants.O_NOFOLLOW | create,
    FILE_MODE,
  ).catch((error) => {
    throw codeOf(error) === 'ENOENT' && offset > 0 ? lost(partial) : error;
  });
  try {
    if ((await file.stat()).size < offset) throw lost(partial);
    await file.truncate(offset);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Whether the file was renamed already, before a crash kept the run from noting it. */
async function isFinished({ partial, whole }: StreamFiles, size: number): Promise<boolean> {
  if (size === 0) return false;
  if ((await sizeOf(partial)) !== undefined) return false;
  return (await sizeOf(whole)) === size;
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** One write may take less than it was given. */
async function writeAt(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) {
    const { bytesWritten } = await file.write(
      bytes,
      done,
      bytes.byteLength - done,
      position + done,
    );
    done += bytesWritten;
  }
}

/** Makes the new name outlast a power failure. Some file systems know no such thing. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, constants.O_RDONLY);
  try {
    await handle.sync().catch(() => undefined);
  } finally {
    await handle.close();
  }
}

function lost(partial: string): ExportFailure {
  return new ExportFailure(
    `${partial}, which the run was writing, was removed or cut by somebody else; run the workflow again.`,
    { permanent: true },
  );
}
