import { spawn } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { guard } from './guard.ts';

/** A program of ours to run beside this process. */
export type ChildOptions = {
  name: string;
  /** JavaScript or TypeScript file and its arguments; options of Node may come first. */
  command: readonly string[];
  directory: string;
  /** Added to this process's own environment; undefined removes a variable. */
  env?: Record<string, string | undefined>;
  /** File that all its output goes to; begun anew. */
  logFile?: string;
  /** Receives each line of output as it comes. */
  onLine?: (line: string) => void;
};

/** How a child ended. */
export type Ending = { code: number | null; signal: NodeJS.Signals | null };

/** A running child, in a process group of its own: Ctrl-C reaches it only through `stop`. */
export type Child = {
  name: string;
  processId: number;
  logFile: string | undefined;
  /** Resolves when it has ended and its output has been read. */
  ended: Promise<Ending>;
  /** The last lines that it wrote, without colours. */
  lastLines(): string[];
  /** Asks it to end (SIGTERM), and after `patience` ms makes it. Safe to call twice. */
  stop(patience?: number): Promise<void>;
  /** Sends a signal to it and to everything that it started. */
  kill(signal: NodeJS.Signals): void;
};

const keptLines = 60;

/** Strapi closes its connections, the connector hands back its jobs; both within this, in ms. */
const stopPatience = 15_000;

/** Starts a child. It does not survive this process, however that ends (see guard.ts). */
export function startChild(options: ChildOptions): Child {
  const child = spawn(process.execPath, [...options.command], {
    cwd: options.directory,
    env: { ...process.env, ...options.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const processId = child.pid ?? 0;
  guard.add(processId);

  const lines: string[] = [];
  const log = options.logFile === undefined ? undefined : openLog(options.logFile);
  for (const stream of [child.stdout, child.stderr]) {
    if (log) stream.pipe(log, { end: false });
    onLines(stream, (line) => {
      lines.push(stripVTControlCharacters(line));
      if (lines.length > keptLines) lines.shift();
      options.onLine?.(line);
    });
  }

  const ended = new Promise<Ending>((done) => {
    child.once('error', (error) => {
      lines.push(String(error));
      done({ code: null, signal: null });
    });
    child.once('close', (code, signal) => {
      log?.end();
      guard.remove(processId);
      done({ code, signal });
    });
  });
  const kill = (signal: NodeJS.Signals) => killGroup(processId, signal);

  return {
    name: options.name,
    processId,
    logFile: options.logFile,
    ended,
    lastLines: () => [...lines],
    kill,
    async stop(patience = stopPatience) {
      if (child.exitCode === null && child.signalCode === null) kill('SIGTERM');
      const timer = new AbortController();
      const late = sleep(patience, undefined, { signal: timer.signal }).then(
        () => kill('SIGKILL'),
        () => undefined,
      );
      await ended;
      timer.abort();
      await late;
      // What it started and left behind.
      kill('SIGKILL');
    },
  };
}

function killGroup(leader: number, signal: NodeJS.Signals): void {
  if (leader <= 0) return;
  try {
    process.kill(-leader, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function openLog(file: string): WriteStream {
  const log = createWriteStream(file);
  // A full disk must not take the site down for the sake of its log.
  log.on('error', () => undefined);
  return log;
}

/** Calls back for each whole line of a stream, and for a last one without a line end. */
export function onLines(stream: NodeJS.ReadableStream, callback: (line: string) => void): void {
  let partial = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (partial + chunk).split('\n');
    partial = lines.pop() ?? '';
    for (const line of lines) callback(line);
  });
  stream.on('end', () => {
    if (partial) callback(partial);
  });
}
