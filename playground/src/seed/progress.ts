/** Milliseconds between two progress lines: often enough for a bar, rarely enough for a log. */
const INTERVAL = 100;

/** Tells that `done` of `total` are there. */
export type Report = (done: number, total: number) => void;

/**
 * Makes a reporter that prints lines such as `[seed] films 1200/3201`: the start script reads them
 * to draw its progress bar. The first and the last line of a step are never left out.
 */
export function createReport(step: string): Report {
  let last = Number.NEGATIVE_INFINITY;
  return (done, total) => {
    const now = performance.now();
    if (done < total && now - last < INTERVAL) return;
    last = now;
    print(`${step} ${done}/${total}`);
  };
}

export function reportSeedDone(): void {
  print('done');
}

function print(text: string): void {
  process.stdout.write(`[seed] ${text}\n`);
}
