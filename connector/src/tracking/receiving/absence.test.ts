import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Absence } from './absence.ts';

it('is certain after two failures in a row, until the next try is due', () => {
  let now = 0;
  const absence = new Absence(() => now);
  absence.failed();
  assert.equal(absence.isCertain(), false, 'one connection may break');
  absence.answered();
  absence.failed();
  assert.equal(absence.isCertain(), false, 'not in a row');
  absence.failed();
  assert.equal(absence.isCertain(), true);
  now = 1_000;
  assert.equal(absence.isCertain(), false, 'somebody has to try');
  absence.failed();
  assert.equal(absence.isCertain(), true);
  absence.answered();
  assert.equal(absence.isCertain(), false);
});
