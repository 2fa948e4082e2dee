import type { CsvFormat, ImportFormat, ImportSeparator } from 'strapi-cdp-config';
import { detectEncoding } from './encoding.ts';
import { hasHeader } from './header.ts';
import { decodeHead, type Head, sampleRows } from './sample.ts';

/** Separators in the order of preference where two read a file equally well. */
const SEPARATORS: ImportSeparator[] = ['tab', 'semicolon', 'comma', 'pipe', 'blanks'];

/** Share of the rows that must have one number of values, lest blanks be taken for a separator. */
const REGULAR = 0.9;

/** Detects how a file is read from its beginning. */
export function detectFormat(head: Head): ImportFormat {
  const encoding = detectEncoding(head.bytes);
  const text = decodeHead(head, encoding);
  if (isNdjson(text, head.isWhole)) return { kind: 'ndjson', encoding };
  const quote = detectQuote(text);
  const format = (separator: ImportSeparator): CsvFormat => ({
    kind: 'csv',
    encoding,
    separator,
    quote,
    header: false,
  });
  const [best = 'comma'] = SEPARATORS.map((separator) => ({
    separator,
    score: scoreOf(head, format(separator)),
  }))
    .sort((a, b) => b.score - a.score)
    .filter(({ score }) => score > 0)
    .map(({ separator }) => separator);
  const rows = sampleRows(head, format(best)).flatMap(({ content }) =>
    Array.isArray(content) ? [content] : [],
  );
  return { ...format(best), header: hasHeader(rows) };
}

function isNdjson(text: string, isWhole: boolean): boolean {
  const lines = text.split('\n');
  if (!isWhole && lines.length > 1) lines.pop();
  const filled = lines.filter((line) => line.trim() !== '').slice(0, 20);
  const objects = filled.filter((line) => {
    try {
      return line.trimStart().startsWith('{') && typeof JSON.parse(line) === 'object';
    } catch {
      return false;
    }
  });
  // A bad line here and there is reported when it is imported.
  return objects.length > 0 && objects.length >= filled.length / 2;
}

/** A single quote begins values only where nobody uses the double one: names have apostrophes. */
function detectQuote(text: string): CsvFormat['quote'] {
  if (text.includes('"')) return 'double';
  const enclosed = text.match(/(?:^|[,;|\t])'[^'\n]*'(?=[,;|\t\r\n]|$)/gm)?.length ?? 0;
  return enclosed >= 2 ? 'single' : 'double';
}

/**
 * How well a separator reads the beginning: the share of rows with the usual number of values, if
 * that is more than one and the first row, often the headings, has it too.
 */
function scoreOf(head: Head, format: CsvFormat): number {
  const widths = sampleRows(head, format).map(({ content }) =>
    Array.isArray(content) ? content.length : 0,
  );
  const usual = mostFrequent(widths);
  if (usual < 2) return 0;
  const share = widths.filter((width) => width === usual).length / widths.length;
  if (format.separator === 'blanks') return share >= REGULAR ? share / 2 : 0;
  const headings = widths[0] === usual ? 1 : 0.5;
  // Of two that fit equally well, the one with more values wins by a trifle.
  return share * headings + Math.min(usual, 100) / 10_000;
}

function mostFrequent(values: number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
