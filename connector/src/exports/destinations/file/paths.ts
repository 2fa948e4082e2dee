import { dirname, join, resolve } from 'node:path';
import { ExportFailure } from '../../failure.ts';

/** The file of a stream, and the one that it is written to until it is whole. */
export interface StreamFiles {
  directory: string;
  whole: string;
  partial: string;
}

/**
 * Names the files of a workflow's stream. A workflow never overlaps itself, so its partial file has
 * one writer; two workflows of one stream do not write into each other's.
 *
 * @throws ExportFailure when a name leads out of the directory
 */
export function streamFiles(directory: string, streamId: string, workflowKey: string): StreamFiles {
  const folder = resolve(directory);
  const whole = join(folder, `${streamId}.ndjson`);
  const partial = join(folder, `${streamId}.ndjson.${workflowKey}.partial`);
  // The schemas of stream ids and keys allow no separators; a file system forgives no second guess.
  if ([whole, partial].some((file) => dirname(file) !== folder || file.includes('\0'))) {
    throw new ExportFailure(`The stream id «${streamId}» cannot be the name of a file.`, {
      permanent: true,
    });
  }
  return { directory: folder, whole, partial };
}
