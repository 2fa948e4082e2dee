import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';

/** What a process writes that logs this way. */
function logged(statement: string): Record<string, unknown> {
  const script = `import { createLogger } from './logger.ts'; const logger = createLogger('info'); ${statement}`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { cwd: import.meta.dirname, encoding: 'utf8' },
  );
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

describe('the log', () => {
  it('cuts secrets out, however deep they slip in', () => {
    const line = logged(
      `logger.info({ authorization: 'hush', source: { writeKey: 'hush' }, a: { headers: { authorization: 'hush' } } }, 'x')`,
    );
    assert.ok(!JSON.stringify(line).includes('hush'));
  });

  it('tells of an error what helps, and nothing of the requests that errors carry along', () => {
    const line = logged(
      `logger.error({ err: Object.assign(new Error('no', { cause: new Error('why') }), { code: 'E1', options: { token: 'hush' } }) }, 'x')`,
    );
    const text = JSON.stringify(line);
    assert.ok(!text.includes('hush'));
    for (const part of ['"no"', '"why"', '"E1"', 'stack']) assert.ok(text.includes(part));
  });
});
