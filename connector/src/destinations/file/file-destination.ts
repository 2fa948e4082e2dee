import { randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileDestination } from 'strapi-cdp-config';
import type { DestinationKindOf, DestinationRun, ExternalDestination } from '../destination.ts';
import { TransferFailure } from '../failure.ts';
import { toNdjson } from '../ndjson.ts';
import { csvRow } from './csv.ts';
import { codeOf, onFile } from './failure.ts';
import { type StreamFiles, streamFiles } from './paths.ts';
import { syncDirectory } from './sync-directory.ts';
import { turn } from './turn.ts';
import { writeMembers } from './write-members.ts';

/** Exports may hold personal data: no access for everybody. */
const FILE_MODE = 0o640;

/**
 * Writes the records of a run to `<directory>/<streamId>.ndjson` or `.csv`, if need be compressed.
 * Readers see the file of the last run that finished until the new one is whole.
 *
 * Each record is in it exactly once: what was written behind the checkpoint before a crash is cut
 * off again, and each batch is on the disk before the checkpoint moves past it. All of it is gathered
 * as NDJSON and turned into what is wanted at the end: only then all columns of a CSV are known, and
 * what is compressed cannot be cut off.
 */
export const fileKind: DestinationKindOf<'file'> = {
  kind: 'file',
  open: (_, definition, run) => openFile(definition, run),
  openForMembers: (_, definition, { identifier }) => ({
    takes: 'all',
    write: (rows, columns, { signal }) =>
      writeMembers(definition, identifier, { rows, columns, signal }),
  }),
  preview: ({ format }, records) => (format === 'csv' ? records.map(csvRow) : records),
  async test(_, definition) {
    const { directory } = streamFiles(definition, 'test', 'test');
    const probe = join(directory, `.test-${randomUUID()}`);
    await onFile(probe, async () => {
      await mkdir(directory, { recursive: true });
      await writeFile(probe, '', { mode: FILE_MODE });
      await rm(probe);
    });
  },
};

function openFile(definition: FileDestination, run: DestinationRun): ExternalDestination {
  const files = streamFiles(definition, run.options.streamId, run.workflowKey);
  const isTurned = definition.format !== 'ndjson' || definition.gzip;
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
    async finish({ offset, signal }) {
      await onFile(files.whole, async () => {
        if (!file && (await isFinished(files, isTurned ? run.startedAt : offset))) return;
        file ??= await openPartial(files, offset);
        await file.truncate(offset);
        await file.sync();
        if (isTurned) await turn(files, definition, signal);
        await rename(isTurned ? files.made : files.partial, files.whole);
        if (isTurned) await rm(files.partial);
        await syncDirectory(files.directory);
      });
    },
    async abandon() {
      await rm(files.partial, { force: true });
      await rm(files.made, { force: true });
    },
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

/**
 * Whether the file was renamed already, before a crash kept the run from noting it.
 *
 * @param mark the size that it has then, or since when it is there
 */
async function isFinished({ partial, whole }: StreamFiles, mark: number | Date): Promise<boolean> {
  if (mark === 0 || (await found(partial))) return false;
  const file = await found(whole);
  if (!file) return false;
  return typeof mark === 'number' ? file.size === mark : file.mtime >= mark;
}

async function found(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
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

function lost(partial: string): TransferFailure {
  return new TransferFailure(
    `${partial}, which the run was writing, was removed or cut by somebody else; run the workflow again.`,
    { permanent: true },
  );
}
