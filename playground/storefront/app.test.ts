import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import { createStorefront } from './app.ts';
import { readSettings } from './settings.ts';

const settings = readSettings({
  STRAPI_PUBLIC_URL: 'https://cms.example/',
  STOREFRONT_WRITE_KEY: '</script>',
});
const app = await createStorefront(settings);
after(() => app.close());

test('every page is the same document, and only files that exist are files', async () => {
  const home = await app.inject('/');
  const film = await app.inject('/films/the-matrix-2260');
  assert.match(String(home.headers['content-type']), /text\/html/);
  assert.equal(film.body, home.body);
  assert.equal((await app.inject('/main.js')).statusCode, 200);
  for (const path of ['/none.js', '/../settings.ts', '/%2e%2e/settings.ts', '/config.d.ts']) {
    const { statusCode, body } = await app.inject(path);
    assert.ok(statusCode >= 400 && !body.includes('environmentSchema'), path);
  }
});

test('a file that the browser has is not sent again', async () => {
  const first = await app.inject('/css/base.css');
  const headers = { 'if-none-match': String(first.headers.etag) };
  assert.equal((await app.inject({ url: '/css/base.css', headers })).statusCode, 304);
});

test('the browser learns its settings, and the policy allows exactly those servers', async () => {
  const { body, headers } = await app.inject('/config.js');
  assert.equal(body, 'export default {"strapiUrl":"https://cms.example"};\n');
  assert.match(
    String(headers['content-security-policy']),
    /connect-src 'self' https:\/\/cms\.example http:\/\/127\.0\.0\.1:4100;/,
  );
});

test('every page has the tracking snippet, which the policy lets run and nothing else', async () => {
  const { body, headers } = await app.inject('/');
  const [, inline = ''] = /<script>(.*?)<\/script>/.exec(body) ?? [];
  const hash = createHash('sha256').update(inline).digest('base64');
  const policy = String(headers['content-security-policy']);
  assert.ok(policy.includes(`script-src 'self' http://127.0.0.1:4100 'sha256-${hash}';`), policy);
  assert.match(body, /src="http:\/\/127\.0\.0\.1:4100\/cdp\.js" data-write-key="&lt;\/script>"/);
});

test('exported articles can be posted and read back', async () => {
  const payload = [{ documentId: 'a', title: 'One' }];
  const posted = await app.inject({ method: 'POST', url: '/feed', payload });
  assert.deepEqual(posted.json(), { received: 1 });
  const [entry] = (await app.inject('/feed')).json();
  assert.deepEqual(entry.row, payload[0]);
});

test('a post that is no list of rows is refused and says why', async () => {
  const reply = await app.inject({ method: 'POST', url: '/feed', payload: { title: 'One' } });
  assert.equal(reply.statusCode, 400);
  assert.match(reply.json().error.message, /JSON array/);
});

test('a delivery may have five megabytes, and not more', async () => {
  const post = (size: number) =>
    app.inject({ method: 'POST', url: '/feed', payload: [{ id: size, text: 'x'.repeat(size) }] });
  assert.equal((await post(4 * 1024 * 1024)).statusCode, 200);
  assert.equal((await post(6 * 1024 * 1024)).statusCode, 413);
});

test('every wrong setting is named at once', () => {
  assert.throws(
    () => readSettings({ STOREFRONT_PORT: 'many', CDP_PUBLIC_URL: 'ftp://example' }),
    (error: Error) => /STOREFRONT_PORT/.test(error.message) && /CDP_PUBLIC_URL/.test(error.message),
  );
});
