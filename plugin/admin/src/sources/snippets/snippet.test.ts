import assert from 'node:assert/strict';
import { test } from 'node:test';
import { snippetsOf } from './snippet.ts';

const address = { trackingUrl: 'https://cdp.shop.example', writeKey: 'cdp_pub_abcdefgh-_1' };
const codes = (kind: 'browser' | 'server', more: Partial<typeof address> = {}) =>
  Object.fromEntries(snippetsOf(kind, { ...address, ...more }).map(({ id, code }) => [id, code]));

test('a page gets the tracking script with the key of its source', () => {
  const { head = '' } = codes('browser');
  assert.match(head, /async src="https:\/\/cdp\.shop\.example\/cdp\.js"/);
  assert.match(head, /data-write-key="cdp_pub_abcdefgh-_1"/);
});

test('analytics-next gets the settings that it needs, with the path of a proxy', () => {
  const code = codes('browser', { trackingUrl: 'http://shop.example:8080/cdp' })['analytics-next'];
  assert.match(
    code ?? '',
    /writeKey: 'cdp_pub_abcdefgh-_1', cdnURL: 'http:\/\/shop.example:8080\/cdp'/,
  );
  assert.match(code ?? '', /apiHost: 'shop\.example:8080\/cdp\/v1', protocol: 'http'/);
});

test('a server reads its key from the environment', () => {
  const server = codes('server');
  assert.match(server['analytics-node'] ?? '', /process\.env\.CDP_WRITE_KEY/);
  assert.match(
    server.curl ?? '',
    /^curl https:\/\/cdp\.shop\.example\/v1\/track \\\n {2}--user "\$CDP_WRITE_KEY:"/,
  );
  assert.ok(!JSON.stringify(server).includes(address.writeKey));
});

test('nothing in an address ends the script or the string that it stands in', () => {
  const odd = { trackingUrl: `https://shop.example/'"</script>`, writeKey: 'x' };
  for (const code of Object.values(codes('browser', odd))) {
    assert.equal((code.match(/<\/script>/g) ?? []).length, code.startsWith('<script>') ? 2 : 0);
  }
});
