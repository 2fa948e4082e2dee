import { join } from 'node:path';
import { run } from 'node:test';
import { inspect, stripVTControlCharacters } from 'node:util';
import type { Result } from './result.ts';
import { shownPath } from './suites.ts';

/** Lines of a failed file's output that are shown with it. */
const shownOutputLines = 80;

/** Lets tests import the plugin's sources, which are written for a bundler. */
const loader = ['--import', join(import.meta.dirname, 'bundler-imports.ts')];

type TestEvent = {
  name: string;
  nesting: number;
  skip?: string | boolean;
  todo?: string | boolean;
  details: { type?: string; error?: unknown };
};

/** Runs one test file in a process of its own. */
export async function runFile(file: string, timeout: number, signal: AbortSignal): Promise<Result> {
  const result: Result = {
    name: shownPath(file),
    passed: 0,
    failed: 0,
    skipped: 0,
    duration: 0,
    failures: [],
    skips: [],
  };
  const output: string[] = [];
  const begin = Date.now();
  const events = run({ files: [file], concurrency: 1, timeout, signal, execArgv: loader });
  for await (const event of events) {
    if (event.type === 'test:pass') countPass(result, file, event.data as TestEvent);
    if (event.type === 'test:fail') countFailure(result, file, event.data as TestEvent);
    if (event.type === 'test:stdout' || event.type === 'test:stderr') {
      output.push(event.data.message);
    }
  }
  result.duration = Date.now() - begin;
  if (result.failed > 0 && output.length > 0) {
    const lines = stripVTControlCharacters(output.join('')).trimEnd().split('\n');
    const report = lines.slice(-shownOutputLines).join('\n');
    result.failures.push({ title: 'what the file wrote', report });
  }
  return result;
}

function countPass(result: Result, file: string, event: TestEvent): void {
  if (event.details.type === 'suite') return;
  if (event.skip !== undefined || event.todo !== undefined) {
    result.skipped += 1;
    const reason = event.skip ?? event.todo;
    result.skips.push(typeof reason === 'string' ? `${event.name} (${reason})` : event.name);
  } else if (event.name === file) {
    // A file without tests "passes"; that is how tests get lost.
    result.failed += 1;
    result.failures.push({ title: result.name, report: 'The file holds no test.' });
  } else {
    result.passed += 1;
  }
}

function countFailure(result: Result, file: string, event: TestEvent): void {
  const error = event.details.error;
  // A test whose subtest failed has no failure of its own to tell about.
  const ofSubtest = isObject(error) && error.failureType === 'subtestsFailed';
  if (ofSubtest) return;
  result.failed += 1;
  const cause = isObject(error) && error.cause !== undefined ? error.cause : error;
  const report = typeof cause === 'string' ? cause : inspect(cause, { depth: 6 });
  const title = event.name === file ? 'the file as a whole' : event.name;
  result.failures.push({ title, report: stripVTControlCharacters(report) });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
