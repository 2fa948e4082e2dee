import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configurationSchema } from '../settings/configuration.ts';
import { intervalProblem, intervalSchema, nextRuns } from './interval.ts';
import { workflowInputSchema } from './workflow.ts';

for (const good of [
  '*/30 * * * *',
  '0 3 * * *',
  '15 6,18 1-5 * MON-FRI',
  '0 0 29 2 *',
  '0 9 * * 7',
]) {
  test(`«${good}» is an interval`, () => {
    assert.equal(intervalProblem(good), undefined);
  });
}

const bad: [string, RegExp][] = [
  ['* * * *', /five fields .* there are 4/],
  ['0 0 3 * * *', /five fields .* there are 6/],
  ['60 * * * *', /minute field «60»/],
  ['0 24 * * *', /hour field «24»/],
  ['0 0 0 * *', /day of month field «0»/],
  ['0 0 1 13 *', /month field «13»/],
  ['0 0 * * 8', /day of week field «8»/],
  ['0 0 30 2 *', /never occurs/],
];
for (const [interval, message] of bad) {
  test(`«${interval}» is refused with the field that is wrong`, () => {
    assert.match(intervalProblem(interval) ?? '', message);
    assert.equal(intervalSchema.safeParse(interval).success, false);
  });
}

test('a nightly run keeps its hour on the wall when daylight-saving time ends', () => {
  const runs = nextRuns('30 3 * * *', 'Europe/Copenhagen', 3, new Date('2026-10-24T12:00:00Z'));
  assert.deepEqual(
    runs.map((run) => run.toISOString()),
    ['2026-10-25T02:30:00.000Z', '2026-10-26T02:30:00.000Z', '2026-10-27T02:30:00.000Z'],
  );
});

test('the next runs come strictly after the moment that is asked for', () => {
  const [first] = nextRuns('0 * * * *', 'UTC', 1, new Date('2026-01-01T10:00:00Z'));
  assert.equal(first?.toISOString(), '2026-01-01T11:00:00.000Z');
});

test('live stands for no cron expression, and nobody knows when it runs', () => {
  assert.equal(intervalProblem('live'), undefined);
  assert.match(intervalProblem('Live') ?? '', /five fields/);
  assert.deepEqual(nextRuns('live', 'UTC', 5), []);
});

test('a live workflow sends changes only', () => {
  const workflow = (mode: string) => ({
    name: 'Articles',
    kind: 'content',
    interval: 'live',
    options: { contentType: 'api::article.article', streamId: 'articles', mode },
  });
  assert.equal(workflowInputSchema.safeParse(workflow('changes')).success, true);
  const refused = workflowInputSchema.safeParse(workflow('full'));
  assert.deepEqual(refused.error?.issues[0]?.path, ['options', 'mode']);
  const { kind: _, ...scheduled } = workflow('full');
  const configured = configurationSchema.safeParse({ schedule: { content: [scheduled] } });
  assert.deepEqual(configured.error?.issues[0]?.path, [
    'schedule',
    'content',
    0,
    'options',
    'mode',
  ]);
});
