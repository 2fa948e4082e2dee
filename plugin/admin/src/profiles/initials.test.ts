import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialsOf } from './initials.ts';

const labels: [string, string][] = [
  ['Ada Lovelace', 'AL'],
  ['Ada King of Lovelace', 'AL'],
  ['ada.king@example.com', 'AK'],
  ['ørsted', 'Ø'],
  ['12345', '?'],
  ['', '?'],
];
for (const [label, initials] of labels) {
  test(`«${label}» is ${initials}`, () => assert.equal(initialsOf(label), initials));
}
