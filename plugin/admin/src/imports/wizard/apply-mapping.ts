import type { ImportAnalysis, ImportMapping } from 'strapi-cdp-config';

type Columns = Pick<ImportAnalysis, 'columns' | 'format'>;

/**
 * A saved mapping as it is used for a file that it may not have been made for: columns that it does
 * not know are left out, and so are those of its own that the file lacks.
 */
export function applyMapping(saved: ImportMapping, file: Columns): ImportMapping {
  const known = new Map(saved.fields.map((field) => [field.column, field]));
  const names = new Set(file.columns.map(({ name }) => name));
  const fields: ImportMapping['fields'] = file.columns.map(
    ({ name: column, type }) =>
      known.get(column) ?? { column, type, target: 'none', name: '', required: false },
  );
  const paths = saved.fields.filter(({ column }) => !names.has(column));
  return {
    ...saved,
    format: file.format,
    fields: [...fields, ...(arePaths(saved, file) ? paths : [])],
  };
}

/** Columns that a saved mapping makes something of and the file does not have. */
export function lackingColumns(saved: ImportMapping, file: Columns): string[] {
  if (arePaths(saved, file)) return [];
  const names = new Set(file.columns.map(({ name }) => name));
  return saved.fields
    .filter(({ column, target }) => target !== 'none' && !names.has(column))
    .map(({ column }) => column);
}

/** Paths may be missing from a sample, and may have been added by hand. */
function arePaths(saved: ImportMapping, file: Columns): boolean {
  return saved.format.kind === 'ndjson' && file.format.kind === 'ndjson';
}
