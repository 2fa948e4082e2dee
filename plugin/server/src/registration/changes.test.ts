import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Manager } from '../database/index.ts';
import { compare } from './changes.ts';

interface Item {
  key: string;
  name: string;
}
type Row = Item & Manager & { id: number };

let lastId = 0;
function row(key: string, name: string, managingConnector: string | null): Row {
  lastId += 1;
  const managedBy = managingConnector === null ? 'editor' : 'configuration';
  return { id: lastId, key, name, managedBy, managingConnector };
}

const compareItems = (wanted: Item[], rows: Row[]) =>
  compare({
    connector: 'shop',
    wanted,
    rows,
    keyOfWanted: ({ key }) => key,
    keyOfRow: ({ key }) => key,
    contentOfRow: ({ key, name }) => ({ key, name }),
  });

const keys = ({ create, update, vanished }: ReturnType<typeof compareItems>) => ({
  create: create.map(({ key }) => key),
  update: update.map((change) => change.row.key),
  vanished: vanished.map(({ key }) => key),
});

test('what is new is created, what differs is changed, what vanished is told', () => {
  const rows = [
    row('same', 'Same', 'shop'),
    row('old', 'Old', 'shop'),
    row('gone', 'Gone', 'shop'),
  ];
  const wanted = [
    { key: 'same', name: 'Same' },
    { key: 'old', name: 'Renamed' },
    { key: 'new', name: 'New' },
  ];
  assert.deepEqual(keys(compareItems(wanted, rows)), {
    create: ['new'],
    update: ['old'],
    vanished: ['gone'],
  });
});

test('the second registration of the same configuration changes nothing', () => {
  const rows = [row('same', 'Same', 'shop')];
  assert.deepEqual(keys(compareItems([{ key: 'same', name: 'Same' }], rows)), {
    create: [],
    update: [],
    vanished: [],
  });
});

test("an editor's definition of that name is taken over, the others stay theirs", () => {
  const rows = [row('vip', 'VIP', null), row('own', 'Own', null)];
  assert.deepEqual(keys(compareItems([{ key: 'vip', name: 'VIP' }], rows)), {
    create: [],
    update: ['vip'],
    vanished: [],
  });
});

test("another connector's definitions are neither taken nor removed", () => {
  const rows = [row('vip', 'VIP', 'magazine')];
  assert.deepEqual(keys(compareItems([], rows)).vanished, []);
  assert.throws(() => compareItems([{ key: 'vip', name: 'VIP' }], rows), /«magazine»/);
});
