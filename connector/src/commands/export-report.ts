import type { Run, Trial } from 'strapi-cdp-config';
import {
  type ProgressOptions,
  type ProgressOutput,
  type ShownProgress,
  showProgress as show,
} from './progress.ts';

/** Characters of a record that a terminal shows. */
const SHOWN = 400;

/** Shows how far an export is. */
export function showProgress(
  output: ProgressOutput,
  options: Pick<ProgressOptions<Run>, 'isQuiet' | 'clock'> = {},
): ShownProgress<Run> {
  return show(output, {
    ...options,
    say: sayProgress,
    shareOf: ({ total, counts }) => (total === null ? null : shareOf(total, counts.read)),
  });
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
