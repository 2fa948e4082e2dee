import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectorsOf, knownDestinations } from './connections.ts';
import type { ConnectorRow } from './connector-repository.ts';

const connector = (row: Partial<ConnectorRow>): ConnectorRow => ({
  id: 1,
  name: 'connector',
  version: '1.0.0',
  segmentGroupIdentifier: null,
  destinations: [],
  seenAt: '2026-11-24T10:00:00.000Z',
  ...row,
});

test('a group is connected by the connectors that name it', () => {
  const connectors = [
    connector({ name: 'shop', segmentGroupIdentifier: 'film-shop' }),
    connector({ name: 'idle' }),
    connector({ name: 'copy', segmentGroupIdentifier: 'film-shop' }),
  ];
  assert.deepEqual(connectorsOf('film-shop', connectors), ['shop', 'copy']);
  assert.deepEqual(connectorsOf('film', connectors), []);
});

test('the platform is a destination even without any connector', () => {
  assert.deepEqual(
    knownDestinations([]).map(({ key }) => key),
    ['cdp'],
  );
});

test('a destination that two connectors have is offered once', () => {
  const feed = { key: 'feed', name: 'Feed', kind: 'http' } as const;
  const file = { key: 'file', name: 'Files', kind: 'file' } as const;
  const connectors = [
    connector({ destinations: [feed] }),
    connector({ destinations: [file, { ...feed, name: 'Another feed' }] }),
  ];
  assert.deepEqual(knownDestinations(connectors).slice(1), [feed, file]);
});
