import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createQueue, type Entry, type Reply } from './public/tracking-queue.js';

/** A queue over plain memory, a scripted server and a clock that only moves by hand. */
function setUp(replies: (Reply | Error)[], kept: Entry[] = []) {
  const memory = { text: JSON.stringify(kept) };
  const sent: string[] = [];
  const delays: number[] = [];
  let timer: (() => void) | undefined;
  const queue = createQueue({
    load: () => JSON.parse(memory.text),
    save: (entries) => {
      memory.text = JSON.stringify(entries);
    },
    send: async ({ message }) => {
      sent.push(message.messageId);
      const reply = replies.shift() ?? { status: 200 };
      if (reply instanceof Error) throw reply;
      return reply;
    },
    later: (action, delay) => {
      delays.push(delay);
      timer = action;
    },
  });
  const waiting = () =>
    (JSON.parse(memory.text) as Entry[]).map(({ message }) => message.messageId);
  const wake = async () => {
    timer?.();
    await new Promise((done) => setImmediate(done));
  };
  return { queue, sent, delays, waiting, wake };
}

const entry = (messageId: string): Entry => ({ path: 'track', message: { messageId } });

test('an accepted message leaves the queue', async () => {
  const { queue, sent, waiting } = setUp([]);
  await queue.push(entry('a'));
  assert.deepEqual([sent, waiting()], [['a'], []]);
});

test('without a network the message waits, and goes out later with the same id', async () => {
  const { queue, sent, waiting, delays, wake } = setUp([new TypeError('offline')]);
  await queue.push(entry('a'));
  assert.deepEqual([waiting(), delays], [['a'], [1000]]);
  await wake();
  assert.deepEqual([sent, waiting()], [['a', 'a'], []]);
});

test('messages stay in order while the first of them has to wait', async () => {
  const { queue, sent, wake } = setUp([{ status: 503 }]);
  await queue.push(entry('a'));
  await queue.push(entry('b'));
  assert.deepEqual(sent, ['a']);
  await wake();
  assert.deepEqual(sent, ['a', 'a', 'b']);
});

test('a refused message is dropped, but too many requests only delay it', async () => {
  const { queue, waiting, delays } = setUp([{ status: 400 }, { status: 429, retryAfter: 30 }]);
  await queue.push(entry('bad'));
  await queue.push(entry('early'));
  assert.deepEqual([waiting(), delays], [['early'], [30_000]]);
});

test('the wait doubles with each failure, up to a minute', async () => {
  const { queue, delays, wake } = setUp(Array.from({ length: 8 }, () => ({ status: 500 })));
  await queue.push(entry('a'));
  for (let failure = 1; failure < 8; failure += 1) await wake();
  assert.deepEqual(delays, [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
});

test('what an earlier visit left behind is sent', async () => {
  const { queue, sent, waiting } = setUp([], [entry('a'), entry('b')]);
  await queue.flush();
  assert.deepEqual([sent, waiting()], [['a', 'b'], []]);
});

test('a message that another tab adds meanwhile is not lost', async () => {
  const kept: Entry[][] = [[]];
  const queue = createQueue({
    load: () => kept.at(-1) ?? [],
    save: (entries) => kept.push(entries),
    send: async () => {
      if (kept.length === 2) kept.push([...(kept.at(-1) ?? []), entry('other tab')]);
      return { status: 503 };
    },
    later: () => {},
  });
  await queue.push(entry('a'));
  assert.deepEqual(
    kept.at(-1)?.map(({ message }) => message.messageId),
    ['a', 'other tab'],
  );
});

test('a queue that nobody answers stays bounded and keeps the newest', async () => {
  const { queue, waiting } = setUp([{ status: 503 }]);
  for (let number = 0; number < 250; number += 1) await queue.push(entry(String(number)));
  assert.equal(waiting().length, 200);
  assert.equal(waiting().at(-1), '249');
});
