/** A test that failed, and everything that is known about why. */
export type Failure = { title: string; report: string };

/** What became of one test file, or of one check. */
export type Result = {
  /** As it is printed: the path of the file, or the name of the check. */
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  /** In ms. */
  duration: number;
  failures: Failure[];
  /** What was skipped, and why. */
  skips: string[];
};

/** The sums of many results. */
export function total(results: readonly Result[]) {
  const sum = (key: 'passed' | 'failed' | 'skipped') =>
    results.reduce((count, result) => count + result[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** The last line of a run: `12 passed, 0 failed`, with `, 1 skipped` if any. */
export function summaryLine(results: readonly Result[]): string {
  const { passed, failed, skipped } = total(results);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
