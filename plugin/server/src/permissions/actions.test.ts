import assert from 'node:assert/strict';
import { test } from 'node:test';
import { action } from '../../../shared/permissions.ts';
import { permissionActions } from './actions.ts';

test('the actions that routes ask for are those that the role editor lists', () => {
  const names = permissionActions().map(({ uid, pluginName }) => `plugin::${pluginName}.${uid}`);
  assert.ok(names.includes(action('segment-groups', 'create')));
  assert.ok(names.includes(action('workflows', 'run')));
  assert.equal(new Set(names).size, names.length);
});

test('Strapi accepts every uid', () => {
  // The rule of Strapi's action provider: no digit, no underscore, no capital.
  for (const { uid } of permissionActions()) assert.match(uid, /^[a-z]([a-z|.|-]+)[a-z]$/);
});
