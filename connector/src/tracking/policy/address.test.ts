import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptAddress, stricter, truncateAddress, withKeptAddresses } from './address.ts';

const networks: [string, string | undefined][] = [
  ['203.0.113.77', '203.0.113.0'],
  ['::ffff:203.0.113.77', '203.0.113.0'],
  ['2001:db8:1234:5678:9abc:def0:1234:5678', '2001:db8:1234::'],
  ['2001:DB8::1', '2001:db8::'],
  ['2001:db8:0:1::1', '2001:db8::'],
  ['fe80::1%eth0', 'fe80::'],
  ['::1', '::'],
  ['::ffff:cb00:7101', '::'],
  ['64:ff9b::203.0.113.77', '64:ff9b::'],
  ['203.0.113', undefined],
  ['shop.example', undefined],
  ['', undefined],
];
for (const [address, network] of networks) {
  test(`of «${address}» stays «${network}»`, () => {
    assert.equal(truncateAddress(address), network);
  });
}

test('addresses are found under the names that clients have for them', () => {
  const fields = { $ip: '203.0.113.77', request_ip: 'x', ip: ' 203.0.113.78', total: 5 };
  assert.equal(withKeptAddresses(fields, 'keep'), fields);
  const truncated = { $ip: '203.0.113.0', ip: '203.0.113.0', total: 5 };
  assert.deepEqual(withKeptAddresses(fields, 'truncate'), truncated);
  assert.deepEqual(withKeptAddresses(fields, 'drop'), { total: 5 });
  const other = { ip: 'rights of a film', requestIp: 1 };
  assert.deepEqual(withKeptAddresses(other, 'drop'), { ip: 'rights of a film' });
});

test('a client may ask for less to be kept, never for more', () => {
  assert.equal(stricter('keep', 'remove'), 'drop');
  assert.equal(stricter('keep', 'stripLastOctet'), 'truncate');
  assert.equal(stricter('drop', 'stripLastOctet'), 'drop');
  assert.equal(stricter('drop', 'keep'), 'drop');
});

test('an address is kept as the setting says', () => {
  assert.equal(keptAddress('203.0.113.77', 'keep'), '203.0.113.77');
  assert.equal(keptAddress(' 203.0.113.77', 'truncate'), '203.0.113.0');
  assert.equal(keptAddress('203.0.113.77', 'drop'), undefined);
  assert.equal(keptAddress({ v4: '203.0.113.77' }, 'truncate'), undefined);
});
