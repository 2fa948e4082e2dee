import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Text in a colour, where the terminal shows colours (NO_COLOR and pipes are respected). */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}

/** A duration for people: `0.4 s`, `12 s`, `2 min 5 s`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** Several things that go on at once, each with the time it takes. */
export type Progress = {
  /** Something begins; a later call with the same name replaces its detail (`1200/3201`). */
  update(name: string, detail?: string): void;
  /** It is over: leaves a line. */
  finish(name: string, outcome: string, mark?: 'done' | 'failed'): void;
};

const marks = { done: '✓', failed: '✗' } as const;

/** How often the moving line is drawn, in ms. */
const frame = 200;

/**
 * Shows progress: on a terminal one moving line with all that goes on and how long it has taken,
 * elsewhere (log files, CI) just the finished lines.
 */
export function showProgress(output: NodeJS.WriteStream = process.stdout): Progress {
  const running = new Map<string, { since: number; detail: string }>();
  let timer: NodeJS.Timeout | undefined;

  const clear = () => {
    if (output.isTTY) output.write('\r\u001b[K');
  };
  const draw = () => {
    const parts = [...running].map(([name, { since, detail }]) =>
      [name, detail, duration(Date.now() - since)].filter(Boolean).join(' '),
    );
    const line = `  … ${parts.join(' · ')}`.slice(0, (output.columns ?? 80) - 1);
    clear();
    output.write(paint('dim', line));
  };

  return {
    update(name, detail = '') {
      const since = running.get(name)?.since ?? Date.now();
      running.set(name, { since, detail });
      if (output.isTTY) timer ??= setInterval(draw, frame).unref();
    },
    finish(name, outcome, mark = 'done') {
      running.delete(name);
      clear();
      if (running.size === 0) {
        clearInterval(timer);
        timer = undefined;
      }
      const sign = paint(mark === 'done' ? 'green' : 'red', marks[mark]);
      output.write(`  ${sign} ${name.padEnd(12)} ${outcome}\n`);
    },
  };
}

/** A bar for a part of a whole: `██████░░░░ 1200/3201`. */
export function bar(part: number, whole: number, width = 24): string {
  const filled = whole > 0 ? Math.min(width, Math.round((part / whole) * width)) : 0;
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${part}/${whole}`;
}
