import type { Run, Trial } from 'strapi-cdp-config';

/** Characters of the bar. */
const WIDTH = 30;

/** Characters of a record that a terminal shows. */
const SHOWN = 400;

/** Milliseconds between two lines where there is no terminal: a log is read later. */
const LINE_INTERVAL = 5_000;

/** How far an export is, on standard error, so that standard output stays clean. */
export interface ShownProgress {
  update(run: Run): void;
  end(): void;
}

/** Where progress is shown. */
export interface ProgressOutput {
  isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Draws a bar on a terminal, and now and then writes a line elsewhere.
 *
 * @param isQuiet no lines: whoever wants JSON reads nothing else
 */
export function showProgress(
  output: ProgressOutput,
  { isQuiet = false, clock = () => Date.now() }: { isQuiet?: boolean; clock?: () => number } = {},
): ShownProgress {
  const isTerminal = output.isTTY === true;
  let written = clock();
  let last = '';
  return {
    update(run) {
      if (isTerminal) {
        output.write(`\r\u001B[2K${barOf(run)}${sayProgress(run)}`);
        return;
      }
      const line = sayProgress(run);
      if (isQuiet || line === last || clock() - written < LINE_INTERVAL) return;
      output.write(`${line}\n`);
      written = clock();
      last = line;
    },
    end() {
      if (isTerminal) output.write('\r\u001B[2K');
    },
  };
}

/** A bar, where it is known how much there is. */
function barOf({ total, counts }: Run): string {
  if (total === null) return '';
  const filled = Math.round(shareOf(total, counts.read) * WIDTH);
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} `;
}

function sayProgress({ total, counts, state, error }: Run): string {
  const read =
    total === null
      ? `${count(counts.read)} records`
      : `${Math.floor(shareOf(total, counts.read) * 100)} %  ${count(counts.read)} of ${count(total)} records`;
  const waiting = state === 'retrying' && error ? `  (waiting: ${error})` : '';
  return `${read}, ${count(counts.sent)} sent${waiting}`;
}

/** What an export came to, in words. */
export function describeRun({ id, workflowName, state, error, counts, bytes }: Run): string {
  const { read, sent, unchanged, deleted, failed } = counts;
  const lines = [
    `${workflowName}: ${count(read)} records read, ${count(sent)} sent, ${count(unchanged)} unchanged, ${count(deleted)} deleted, ${count(failed)} refused; ${count(bytes)} bytes.`,
  ];
  if (failed > 0) lines.push('What was refused is set aside with the reply, for the next run.');
  if (state !== 'finished') {
    lines.push(
      `The run ${id} is ${state}${error ? `: ${error}` : '. A connector that runs goes on with it.'}`,
    );
  }
  return lines.join('\n');
}

/** What an export would come to, in words. */
export function describeTrial({ delivered, problem, records, total }: Trial): string {
  const wrong = records.filter((one) => one.problem !== null).length;
  return [
    problem ?? `${count(records.length)} of ${count(total ?? records.length)} records were tried.`,
    ...records.flatMap(({ record, sends, problem: reason }) => [
      `  ${record.documentId}${record.locale ? ` (${record.locale})` : ''}: ${reason ?? 'fine'}`,
      `    ${JSON.stringify(sends).slice(0, SHOWN)}`,
    ]),
    delivered
      ? 'The destination got them marked as drafts. Nothing else was changed.'
      : 'Nothing was delivered or changed.',
    ...(wrong > 0 ? [`${count(wrong)} would be set aside.`] : []),
  ].join('\n');
}

/** More records may have come since they were counted. */
const shareOf = (total: number, read: number) => (total === 0 ? 1 : Math.min(1, read / total));

const count = (value: number) => value.toLocaleString('en');
