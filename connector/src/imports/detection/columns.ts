import { IMPORT_MAX_FIELDS, type ImportFormat } from 'strapi-cdp-config';
import { follow, joinPath, parsePath } from '../reading/path.ts';
import type { Row } from '../reading/row.ts';

/** Objects inside one another whose values are columns of their own. */
const DEEPEST = 5;

/** A column of a sample. */
export interface SampledColumn {
  name: string;
  /** A value a row; undefined where there is none. */
  values: unknown[];
}

/** A sample, taken apart. */
export interface Sample {
  columns: SampledColumn[];
  /** Rows below the headings that can be read. */
  rows: Row[];
  /** Rows that cannot be read, or have too many or too few values. */
  unreadable: number;
}

/** Takes the rows of a sample apart into columns. */
export function takeApart(rows: Row[], format: ImportFormat): Sample {
  return format.kind === 'csv' ? byPosition(rows, format.header) : byPath(rows);
}

/**
 * The names of the columns of a CSV file. Headings that are empty get a name; of two that are equal,
 * the second gets a number.
 *
 * @param first the first row of the file
 */
export function columnNames(first: readonly string[], header: boolean): string[] {
  const names = new Set<string>();
  for (const [index, cell] of first.entries()) {
    const heading = (header && cell.trim().slice(0, 400)) || `column_${index + 1}`;
    let name = heading;
    for (let number = 2; names.has(name); number += 1) name = `${heading}_${number}`;
    names.add(name);
  }
  return [...names];
}

function byPosition(rows: Row[], header: boolean): Sample {
  const first = rows.find(({ content }) => Array.isArray(content));
  const names = Array.isArray(first?.content) ? columnNames(first.content, header) : [];
  const below = header ? rows.filter((row) => row !== first) : rows;
  const good = below.filter(
    ({ content }) => Array.isArray(content) && content.length === names.length,
  );
  const columns = names.slice(0, IMPORT_MAX_FIELDS).map((name, index) => ({
    name,
    values: good.map(({ content }) => (Array.isArray(content) ? content[index] : undefined)),
  }));
  return { columns, rows: good, unreadable: below.length - good.length };
}

function byPath(rows: Row[]): Sample {
  const good = rows.filter(({ content }) => content !== undefined);
  const paths = new Set<string>();
  for (const { content } of good) collectPaths(content, '', 1, paths);
  const columns = [...paths].slice(0, IMPORT_MAX_FIELDS).map((name) => {
    const steps = parsePath(name) ?? [];
    return { name, values: good.map(({ content }) => follow(content, steps)) };
  });
  return { columns, rows: good, unreadable: rows.length - good.length };
}

/** Lists stay whole: their length differs from row to row. */
function collectPaths(value: unknown, path: string, depth: number, paths: Set<string>): void {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject || (depth > DEEPEST && path !== '')) {
    paths.add(path);
    return;
  }
  for (const [key, entry] of Object.entries(value)) {
    collectPaths(entry, joinPath(path, key), depth + 1, paths);
  }
}
