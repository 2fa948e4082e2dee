import type { Kysely } from 'kysely';
import type { ImportAnalysis, ImportFile, ImportMapping } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import { analyse, type Choices, fits } from './detection/analyse.ts';
import { readHead } from './files/index.ts';
import { recentMappings } from './mapping/index.ts';

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
  const saved = (await recentMappings(database)).find((mapping) => fits(mapping, analysis));
  return {
    file: { id, name, bytes },
    ...analysis,
    ...(saved && { suggestion: adapt(saved, analysis.format, choices) }),
    saved: saved !== undefined,
  };
}

/** What was chosen by hand goes before what was saved. */
function adapt(
  mapping: ImportMapping,
  format: ImportMapping['format'],
  { types = {} }: Choices,
): ImportMapping {
  const chosen = new Map(Object.entries(types));
  const fields = mapping.fields.map((field) => ({
    ...field,
    type: chosen.get(field.column) ?? field.type,
  }));
  return { ...mapping, format, fields };
}
