import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCustomers } from './make-customers.ts';

const customers = makeCustomers(300);

test('customers are the same every time, however many are made', () => {
  assert.deepEqual(makeCustomers(10), customers.slice(0, 10));
});

test('customers have names of their own and leave some fields empty, as people do', () => {
  assert.equal(new Set(customers.map(({ email }) => email)).size, 300);
  assert.ok(new Set(customers.map(({ firstName }) => firstName)).size > 50);
  for (const field of ['lastName', 'city'] as const) {
    const empty = customers.filter((customer) => customer[field] === null).length;
    assert.ok(empty > 0 && empty < 100, `${empty} customers without ${field}`);
  }
});
