import type { Kysely } from 'kysely';
import type { ImportAnalysis, ImportFile } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import { analyse, type Choices, fits } from './detection/analyse.ts';
import { readHead } from './files/index.ts';
import { listMappings } from './mapping/index.ts';

/**
 * Looks at a file: what was detected, and the saved mapping that fits it, or a suggestion.
 *
 * @param chunks the bytes of the file; no more are read than needed
 */
export async function analyseFile(
  database: Kysely<Database>,
  file: ImportFile,
  chunks: AsyncIterable<Uint8Array>,
  choices: Choices = {},
): Promise<ImportAnalysis> {
  const { id, name, bytes } = file;
  const analysis = analyse(await readHead(chunks), name, choices);
  const saved = (await listMappings(database)).find(({ mapping }) => fits(mapping, analysis));
  return {
    file: { id, name, bytes },
    ...analysis,
    ...(saved && { suggestion: { ...saved.mapping, format: analysis.format } }),
    saved: saved !== undefined,
  };
}
