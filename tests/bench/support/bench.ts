/** One measured case of a benchmark. */
export type Row = {
  bench: string;
  /** Which of the benchmark's cases. */
  case: string;
  /** What is judged: ours against the comparison of the same run, or a figure of its own. */
  ratio: number;
  /** What the ratio has to reach, such as `>= 0.5`. */
  goal: string;
  /** The figures behind the ratio, with their units in the names: `events_per_s`, `p99_ms`. */
  figures: Record<string, number>;
};

/** What the command line says about how to measure. */
export type BenchOptions = {
  /** Seconds that each measurement takes, after the warm-up. */
  seconds: number;
  /** How large what is measured against is, of its usual size; see the benchmark. */
  scale: number;
};

/** A benchmark: measures, and reports its rows as they come. */
export type Bench = (options: BenchOptions, report: (row: Row) => void) => Promise<void>;

/** Whether a ratio reaches its goal. @throws Error for a goal that is none */
export function reaches({ ratio, goal }: Pick<Row, 'ratio' | 'goal'>): boolean {
  const [, sign, limit] = /^(>=|<=) (\d+(?:\.\d+)?)$/.exec(goal) ?? [];
  if (!sign || !limit) throw new Error(`«${goal}» is no goal: write «>= 0.5» or «<= 1».`);
  return sign === '>=' ? ratio >= Number(limit) : ratio <= Number(limit);
}

/** A figure rounded to three digits that say something. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
