import { detectType } from './types.ts';

/** Longest heading, in characters: longer ones are text. */
const LONGEST = 100;

/** What headings look like: they begin with a letter, and no address or number does. */
const HEADING = /^[\p{L}_$#][^@\n]*$/u;

/** Rows that the headings are compared with. */
const COMPARED = 200;

/**
 * Says whether the first row names the columns: it looks like names, and either the values below are
 * of another kind, or no column has its own heading among its values.
 */
export function hasHeader(rows: string[][]): boolean {
  const [first, ...all] = rows;
  if (!first) return false;
  const cells = first.map((cell) => cell.trim());
  const isNaming = cells.every((cell) => cell.length <= LONGEST && HEADING.test(cell));
  if (!isNaming || new Set(cells).size !== cells.length) return false;
  const below = all.slice(0, COMPARED);
  if (below.length === 0) return true;
  const columns = cells.map((_, index) => below.map((row) => row[index]?.trim() ?? ''));
  const isTyped = columns.some((values) => {
    const filled = values.filter((value) => value !== '');
    return filled.length > 0 && (detectType('', filled).type !== 'text' || filled.every(isCode));
  });
  return isTyped || columns.every((values, index) => !values.includes(cells[index] ?? ''));
}

/** Digits alone, and addresses, are no headings either. */
function isCode(value: string): boolean {
  return /^\d+$/.test(value) || /^[^\s@]+@[^\s@]+$/.test(value);
}
