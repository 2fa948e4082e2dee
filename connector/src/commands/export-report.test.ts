import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Run, runSchema } from 'strapi-cdp-config';
import { showProgress } from './export-report.ts';

const run = (read: number, total: number | null): Run =>
  runSchema.parse({
    id: '018f5b3e-0000-7000-8000-000000000000',
    workflowKey: 'films',
    workflowName: 'Films',
    kind: 'product',
    state: 'running',
    trigger: 'manual',
    requestedBy: 'ada (terminal)',
    queuedAt: '2026-11-24T10:00:00.000Z',
    startedAt: null,
    endedAt: null,
    attempts: 1,
    pages: 1,
    counts: { read, sent: read, unchanged: 0, deleted: 0, failed: 0 },
    bytes: 0,
    total,
    checkpoint: null,
    error: null,
    draft: false,
    problems: [],
  });

/** Takes what is written, at a time that the test moves. */
function output(isTTY: boolean, isQuiet = false) {
  const written: string[] = [];
  const time = { now: 0 };
  const progress = showProgress(
    { isTTY, write: (text: string) => written.push(text) },
    { isQuiet, clock: () => time.now },
  );
  return { written, time, progress };
}

test('a terminal sees a bar, which is wiped away at the end', () => {
  const { written, progress } = output(true);
  progress.update(run(1500, 3000));
  progress.end();
  const [bar, end] = written;
  assert.match(bar ?? '', /█{15}░{15} 50 % {2}1,500 of 3,000 records, 1,500 sent$/);
  assert.equal(end, '\r\u001B[2K');
});

test('elsewhere a line is written now and then, if it says something new', () => {
  const { written, time, progress } = output(false);
  progress.update(run(0, 3000));
  time.now = 5_000;
  progress.update(run(1000, 3000));
  time.now = 9_000;
  progress.update(run(2000, 3000));
  time.now = 11_000;
  progress.update(run(1000, 3000));
  progress.update(run(2000, null));
  progress.end();
  assert.deepEqual(written, [
    '33 %  1,000 of 3,000 records, 1,000 sent\n',
    '2,000 records, 2,000 sent\n',
  ]);
});

test('whoever wants JSON gets no lines', () => {
  const { written, time, progress } = output(false, true);
  time.now = 60_000;
  progress.update(run(1000, 3000));
  assert.deepEqual(written, []);
});
