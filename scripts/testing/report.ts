import { duration, paint } from '../terminal/index.ts';
import { type Result, summaryLine, total } from './result.ts';

/** Files that took longest, as many as the report names. */
const slowestShown = 5;

/** Only these are worth naming as slow, in ms. */
const slow = 5_000;

/** Prints the result of one file or check as soon as it is there, failures in full. */
export function printResult(result: Result): void {
  const { passed, failed, skipped } = result;
  const mark = failed > 0 ? paint('red', '✗') : paint('green', '✓');
  const counts = [
    passed > 0 && `${passed} passed`,
    failed > 0 && paint('red', `${failed} failed`),
    skipped > 0 && paint('yellow', `${skipped} skipped`),
  ].filter(Boolean);
  const time = paint('dim', duration(result.duration).padStart(8));
  console.log(`  ${mark} ${time}  ${result.name}  ${counts.join(', ')}`);
  for (const skip of result.skips) console.log(paint('dim', `               skipped: ${skip}`));
  for (const { title, report } of result.failures) {
    console.log(`\n      ${paint('red', title)}\n${indent(report)}\n`);
  }
}

function indent(text: string): string {
  return text.replace(/^/gm, '        ');
}

/** Prints the slowest files, what failed, and, last, the plain line of counts. */
export function printSummary(results: readonly Result[], taken: number): void {
  const slowest = results
    .filter((result) => result.duration >= slow)
    .sort((a, b) => b.duration - a.duration)
    .slice(0, slowestShown);
  if (slowest.length > 0) console.log(paint('bold', '\nSlowest'));
  for (const { name, duration: time } of slowest) {
    console.log(`  ${duration(time).padStart(10)}  ${name}`);
  }
  if (total(results).failed > 0) console.log(paint('bold', '\nFailed'));
  for (const { name, failures } of results) {
    for (const { title } of failures) {
      if (title !== 'what the file wrote') console.log(`  ${paint('red', '✗')} ${name}: ${title}`);
    }
  }
  console.log(`\nAll of it took ${duration(taken)}.\n${summaryLine(results)}`);
}
