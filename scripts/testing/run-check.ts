import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../root.ts';
import type { Result } from './result.ts';

/** A program that counts as one test: it passes if it ends with exit code 0. */
export type Check = {
  name: string;
  command: readonly string[];
  env?: Record<string, string>;
  /** In ms. */
  timeout: number;
};

/** Runs a check; what it printed is the report of its failure. */
export async function runCheck(check: Check, signal: AbortSignal): Promise<Result> {
  const begin = Date.now();
  const { ok, output } = await execute(check, signal);
  return {
    name: check.name,
    passed: ok ? 1 : 0,
    failed: ok ? 0 : 1,
    skipped: 0,
    duration: Date.now() - begin,
    failures: ok ? [] : [{ title: check.name, report: output }],
    skips: [],
  };
}

function execute(check: Check, signal: AbortSignal): Promise<{ ok: boolean; output: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [...check.command], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...check.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: check.timeout,
      signal,
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => chunks.push(Buffer.from(String(error))));
    child.on('close', (code, endedBy) => {
      if (endedBy) chunks.push(Buffer.from(`\nEnded by ${endedBy}.`));
      const output = stripVTControlCharacters(Buffer.concat(chunks).toString()).trim();
      done({ ok: code === 0, output });
    });
  });
}
