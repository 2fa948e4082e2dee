import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runTasks, type Task } from './schedule.ts';

const never = new AbortController().signal;

/** Tasks that end when they are told to, and what happened. */
function stage() {
  const log: string[] = [];
  const ends = new Map<string, (failure?: Error) => void>();
  const task = (name: string, places: number): Task => ({
    places,
    run: () =>
      new Promise((resolve, reject) => {
        log.push(name);
        ends.set(name, (failure) => (failure ? reject(failure) : resolve()));
      }),
  });
  const end = async (name: string, failure?: Error) => {
    ends.get(name)?.(failure);
    await new Promise(setImmediate);
  };
  return { log, task, end };
}

describe('tasks', () => {
  it('run beside each other as far as there are places, in their order', async () => {
    const { log, task, end } = stage();
    const order = [task('a', 1), task('b', 1), task('waits', 0), task('large', 3), task('c', 1)];
    const done = runTasks(order, 2, never);
    assert.deepEqual(log, ['a', 'b', 'waits']);
    await end('a');
    assert.deepEqual(log, ['a', 'b', 'waits'], 'the large one needs both places');
    await end('b');
    assert.deepEqual(log, ['a', 'b', 'waits', 'large']);
    await end('large');
    assert.deepEqual(log, ['a', 'b', 'waits', 'large', 'c']);
    await end('c');
    await end('waits');
    await done;
  });

  it('begin no more after a failure or a signal, and leave nothing running', async () => {
    const { log, task, end } = stage();
    const failing = runTasks([task('a', 1), task('b', 1), task('c', 1)], 2, never);
    let isOver = false;
    failing.catch(() => {
      isOver = true;
    });
    await end('a', new Error('broken'));
    assert.ok(!isOver);
    await end('b');
    await assert.rejects(failing, /broken/);
    assert.deepEqual(log, ['a', 'b']);

    const ending = new AbortController();
    const stopped = assert.rejects(
      runTasks([task('d', 2), task('e', 2)], 2, ending.signal),
      /enough/,
    );
    ending.abort(new Error('enough'));
    await end('d');
    await stopped;
    assert.deepEqual(log, ['a', 'b', 'd']);
  });
});
