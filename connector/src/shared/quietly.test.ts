import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { quietly } from './quietly.ts';

describe('quietly', () => {
  it('writes the same complaint once a minute, with how often it was left out', (context) => {
    context.mock.timers.enable({ apis: ['Date'] });
    const lines: object[] = [];
    const complain = quietly((message, details) => lines.push({ message, ...details }));
    complain('Down.', 'refused');
    complain('Down.', 'refused');
    complain('Down.', 'timeout');
    context.mock.timers.tick(60_000);
    complain('Down.', 'refused');
    assert.deepEqual(lines, [
      { message: 'Down.', reason: 'refused' },
      { message: 'Down.', reason: 'timeout' },
      { message: 'Down.', reason: 'refused', repeated: 1 },
    ]);
  });
});
