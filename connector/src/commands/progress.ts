/** Characters of the bar. */
const WIDTH = 30;

/** Milliseconds between two lines where there is no terminal: a log is read later. */
const LINE_INTERVAL = 5_000;

/** How far something is, on standard error, so that standard output stays clean. */
export interface ShownProgress<State> {
  update(state: State): void;
  end(): void;
}

/** Where progress is shown. */
export interface ProgressOutput {
  isTTY?: boolean;
  write(text: string): unknown;
}

export interface ProgressOptions<State> {
  /** How far it is, in words. */
  say: (state: State) => string;
  /** From 0 to 1; null where it is not known how much there is. */
  shareOf: (state: State) => number | null;
  /** No lines: whoever wants JSON reads nothing else. */
  isQuiet?: boolean;
  clock?: () => number;
}

/** Draws a bar on a terminal, and now and then writes a line elsewhere. */
export function showProgress<State>(
  output: ProgressOutput,
  { say, shareOf, isQuiet = false, clock = () => Date.now() }: ProgressOptions<State>,
): ShownProgress<State> {
  const isTerminal = output.isTTY === true;
  let written = clock();
  let last = '';
  return {
    update(state) {
      if (isTerminal) {
        output.write(`\r\u001B[2K${barOf(shareOf(state))}${say(state)}`);
        return;
      }
      const line = say(state);
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

function barOf(share: number | null): string {
  if (share === null) return '';
  const filled = Math.round(share * WIDTH);
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} `;
}
