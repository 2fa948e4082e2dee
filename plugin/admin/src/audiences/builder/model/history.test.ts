import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginHistory, changedLeaf, redo, step, undo } from './history.ts';

test('steps are taken back and taken again', () => {
  const history = step(step(beginHistory('a'), 'b'), 'c');
  assert.equal(undo(history).present, 'b');
  assert.equal(undo(undo(history)).present, 'a');
  assert.equal(undo(undo(undo(history))).present, 'a');
  assert.equal(redo(undo(history)).present, 'c');
  assert.equal(redo(history), history);
});

test('a new step forgets what was taken back', () => {
  const history = step(undo(step(beginHistory('a'), 'b')), 'c');
  assert.deepEqual(history.future, []);
  assert.equal(undo(history).present, 'a');
});

test('typing into one field is one step, into another field another', () => {
  let history = beginHistory('');
  for (const text of ['a', 'ab', 'abc']) history = step(history, text, 'name');
  history = step(history, 'abc!', 'other');
  assert.equal(undo(history).present, 'abc');
  assert.equal(undo(undo(history)).present, '');
});

test('typing on after a step was taken back is a new step', () => {
  const history = step(undo(step(step(beginHistory('a'), 'b', 'x'), 'c', 'y')), 'd', 'x');
  assert.equal(undo(history).present, 'b');
});

test('a step to the same is none', () => {
  const history = beginHistory('a');
  assert.equal(step(history, 'a'), history);
});

test('only so many steps are kept', () => {
  let history = beginHistory(0);
  for (let number = 1; number <= 150; number += 1) history = step(history, number);
  for (let number = 0; number < 150; number += 1) history = undo(history);
  assert.equal(history.present, 50);
});

test('the one leaf that differs is found', () => {
  const before = { parts: [{ id: 'x', value: 1, list: ['a'] }] };
  assert.equal(
    changedLeaf(before, { parts: [{ id: 'x', value: 2, list: ['a'] }] }),
    'parts.0.value',
  );
  assert.equal(
    changedLeaf(before, { parts: [{ id: 'x', value: 1, list: ['b'] }] }),
    'parts.0.list.0',
  );
  assert.equal(changedLeaf(before, { parts: [{ id: 'y', value: 2, list: ['a'] }] }), undefined);
  assert.equal(changedLeaf(before, before), undefined);
});
