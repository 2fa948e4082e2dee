import { setTimeout as delay } from 'node:timers/promises';
import type { ImportDryRun, ImportMapping, ImportRun } from 'strapi-cdp-config';

/** Characters of the bar. */
const WIDTH = 30;

/** Bad rows that a terminal shows. */
const SHOWN = 20;

/** Milliseconds between two looks at what is left to do. */
const WAIT = 100;

/** How far an import is, on standard error, so that standard output stays clean. */
export interface ShownProgress {
  update(run: ImportRun): void;
  /** Waits a moment for the rest. */
  wait(): Promise<void>;
  end(): void;
}

/** Draws a bar; nothing where nobody looks. */
export function showProgress(): ShownProgress {
  const { stderr } = process;
  const draw = (line: string) => {
    if (stderr.isTTY) stderr.write(`\r\u001B[2K${line}`);
  };
  return {
    update({ bytes, bytesRead, counts, waiting }) {
      const share = bytes === 0 ? 1 : bytesRead / bytes;
      const filled = Math.round(share * WIDTH);
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
      const rows = `${counts.read.toLocaleString('en')} rows`;
      draw(`${bar} ${Math.round(share * 100)} %  ${rows}${waiting ? '  (waiting)' : ''}`);
    },
    async wait() {
      draw('Making profiles …');
      await delay(WAIT);
    },
    end: () => draw(''),
  };
}

/** What an import came to, in words. */
export function describeRun({ id, state, error, mapping, counts }: ImportRun): string {
  const lines = [
    `${sayCounts(mapping, counts)} Source: ${mapping.source}. Mapping: ${mapping.name}.`,
  ];
  lines.push(...saySegments(mapping));
  if (counts.bad > 0)
    lines.push(`Bad rows are on the screen of import ${id}, each with its reason.`);
  if (state !== 'finished') lines.push(`The import is ${state}${error ? `: ${error}` : '.'}`);
  return lines.join('\n');
}

/** What an import would come to, in words. */
export function describeDryRun(mapping: ImportMapping, report: ImportDryRun): string {
  const fields = mapping.fields
    .filter(({ target }) => target !== 'none')
    .map(({ column, type, target, name }) => `  ${column} (${type}) → ${name || target}`);
  const bad = report.rows
    .filter(({ outcome }) => outcome === 'bad')
    .slice(0, SHOWN)
    .map(({ row, reason }) => `  row ${row}: ${reason}`);
  return [
    `As ${mapping.kind}${mapping.event ? ` «${mapping.event}»` : ''}, source ${mapping.source}:`,
    ...fields,
    ...saySegments(mapping),
    `Nothing was changed. An import would bring: ${sayCounts(mapping, report)}`,
    ...bad,
  ].join('\n');
}

function saySegments({ segments }: Pick<ImportMapping, 'segments'>): string[] {
  return segments.map(
    ({ group, segment, in: isIn }) =>
      `Everybody is put ${isIn ? 'in' : 'out of'} ${group}/${segment}.`,
  );
}

function sayCounts(
  { kind }: Pick<ImportMapping, 'kind'>,
  { read, added, known, bad }: { read: number; added: number; known: number; bad: number },
): string {
  const count = (value: number) => value.toLocaleString('en');
  return `${count(read)} rows: ${count(added)} new ${kind}, ${count(known)} known already, ${count(bad)} bad.`;
}
