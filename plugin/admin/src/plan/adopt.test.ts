import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adopted } from './adopt.ts';

test('an event is planned as it came', () => {
  const properties = [
    { name: 'total', seen: 10, kinds: { number: 10 } },
    { name: 'note', seen: 4, kinds: { text: 3, date: 1 } },
    { name: 'size', seen: 10, kinds: { text: 5, number: 5 } },
  ];
  const { properties: planned } = adopted({
    documentId: null,
    type: 'track',
    name: 'Order Completed',
    description: '',
    properties: [],
    updatedAt: null,
    seen: {
      type: 'track',
      name: 'Order Completed',
      events: 50,
      examined: 10,
      violations: 0,
      lastSeenAt: '2026-11-24T10:00:00.000Z',
      properties,
    },
  });
  assert.deepEqual(planned, [
    { name: 'total', kind: 'number', required: true },
    { name: 'note', kind: 'text', required: false },
    { name: 'size', kind: 'any', required: true },
  ]);
});
