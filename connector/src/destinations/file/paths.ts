import { dirname, join, resolve } from 'node:path';
import type { FileDestination } from 'strapi-cdp-config';
import { TransferFailure } from '../failure.ts';

/** The file of a stream, and those that it is made of until it is whole. */
export interface StreamFiles {
  directory: string;
  whole: string;
  /** A record a line, as NDJSON. */
  partial: string;
  /** What the partial one is turned into, where that is something else. */
  made: string;
}

/**
 * Names the files of a workflow's stream. A workflow never overlaps itself, so its partial file has
 * one writer; two workflows of one stream do not write into each other's.
 *
 * @throws TransferFailure when a name leads out of the directory
 */
export function streamFiles(
  { directory, format, gzip }: Pick<FileDestination, 'directory' | 'format' | 'gzip'>,
  streamId: string,
  workflowKey: string,
): StreamFiles {
  const folder = resolve(directory);
  const name = `${streamId}.${format}${gzip ? '.gz' : ''}`;
  const whole = join(folder, name);
  const partial = join(folder, `${streamId}.ndjson.${workflowKey}.partial`);
  const made = join(folder, `${name}.${workflowKey}.made`);
  // The schemas of stream ids and keys allow no separators; a file system forgives no second guess.
  if ([whole, partial, made].some((file) => dirname(file) !== folder || file.includes('\0'))) {
    throw new TransferFailure(`The stream id «${streamId}» cannot be the name of a file.`, {
      permanent: true,
    });
  }
  return { directory: folder, whole, partial, made };
}
