import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { problemSchema, SNIPPET_SCRIPT, visitorReplySchema } from 'strapi-cdp-config';
import { BROWSER_KEY, SHOP_ORIGIN, startTestTracking, type TestTracking } from '../testing.ts';

/** Bytes that pages may spend on being tracked, packed. */
const MOST_BYTES = 4096;

/** Other programs pack it a little worse: it should be within the limit whoever does. */
const SPARE_BYTES = 8;

const ID = '0b9b1d5a-52f1-4e0b-9d0e-6c1c4b1f0a11';

describe('what pages need to be tracked', () => {
  let tracking: TestTracking;

  before(async () => {
    tracking = await startTestTracking();
  });
  after(() => tracking.close());

  /** Asks for a file, and leaves it as packed as it comes. */
  const load = (path: string, headers: Record<string, string>) =>
    new Promise<{ status?: number; headers: Record<string, unknown>; body: Buffer }>(
      (resolve, reject) => {
        const client = request(`${tracking.url}${path}`, { headers }, async (reply) => {
          const body = Buffer.concat(await reply.toArray());
          resolve({ status: reply.statusCode, headers: reply.headers, body });
        });
        client.on('error', reject).end();
      },
    );

  const ask = (
    fields: object,
    { path = '', cookie = '', origin = SHOP_ORIGIN, ...more }: Record<string, string> = {},
  ) =>
    fetch(`${tracking.url}/v1/visitor${path}`, {
      method: 'POST',
      headers: { origin, ...(cookie && { cookie }), ...more },
      body: JSON.stringify({ writeKey: BROWSER_KEY, ...fields }),
    });
  const problemOf = async (reply: Response) => problemSchema.parse(await reply.json()).error;

  it('serves the script packed as the browser likes it, to any page, within its limit', async () => {
    const [plain, zipped, brotli, refused] = await Promise.all(
      ['', 'deflate, gzip;q=0.5', 'gzip, deflate, br, zstd', 'br;q=0, gzip;q=0.0'].map((accepted) =>
        load('/cdp.js', { 'accept-encoding': accepted }),
      ),
    );
    assert.ok(plain && zipped && brotli && refused);
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.equal(zipped.headers['content-encoding'], 'gzip');
    assert.equal(brotli.headers['content-encoding'], 'br');
    assert.equal(refused.headers['content-encoding'], undefined);
    assert.deepEqual(gunzipSync(zipped.body), plain.body);
    assert.deepEqual(brotliDecompressSync(brotli.body), plain.body);
    const bytes = zipped.body.length + SPARE_BYTES;
    assert.ok(bytes <= MOST_BYTES, `${bytes} bytes of gzip`);
    assert.equal(plain.headers['content-type'], 'text/javascript; charset=utf-8');
    assert.equal(plain.headers['cross-origin-resource-policy'], 'cross-origin');
    assert.equal(plain.headers.vary, 'accept-encoding');
    assert.match(String(plain.headers['cache-control']), /^public, max-age=\d+/);
  });

  it('does not send again what the browser has', async () => {
    for (const path of ['/cdp.js', '/cdp-snippet.js']) {
      const { headers } = await load(path, {});
      const again = await load(path, { 'if-none-match': String(headers.etag) });
      assert.equal(again.status, 304);
      assert.equal(again.body.length, 0);
      assert.equal((await load(path, { 'if-none-match': 'W/"other"' })).status, 200);
    }
  });

  it('serves the head snippet to pages that must not have it inline', async () => {
    const { body } = await load('/cdp-snippet.js', {});
    assert.equal(body.toString(), `${SNIPPET_SCRIPT}\n`);
  });

  it('gives a visitor an id that the browser keeps', async () => {
    const first = await ask({});
    assert.equal(first.status, 200);
    const reply = visitorReplySchema.parse(await first.json());
    assert.deepEqual(reply, { anonymousId: reply.anonymousId, kept: false, segments: [] });
    assert.equal(
      first.headers.get('set-cookie'),
      `cdp_id=${reply.anonymousId}; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax`,
    );
    assert.equal(first.headers.get('access-control-allow-origin'), SHOP_ORIGIN);
    assert.equal(first.headers.get('access-control-allow-credentials'), 'true');
    assert.equal(first.headers.get('cache-control'), 'no-store');

    const second = await ask({}, { cookie: `cdp_id=${reply.anonymousId}` });
    assert.deepEqual(await second.json(), { ...reply, kept: true });
  });

  it('has the id travel over TLS only, where a proxy says that the page came so', async () => {
    const trusting = await startTestTracking({ environment: { CDP_TRUST_PROXY: 'true' } });
    try {
      const visit = async (url: string) => {
        const reply = await fetch(`${url}/v1/visitor`, {
          method: 'POST',
          headers: { origin: SHOP_ORIGIN, 'x-forwarded-proto': 'https' },
          body: JSON.stringify({ writeKey: BROWSER_KEY }),
        });
        return reply.headers.get('set-cookie') ?? '';
      };
      assert.match(await visit(trusting.url), /; HttpOnly; Secure; SameSite=Lax$/);
      assert.doesNotMatch(await visit(tracking.url), /Secure/, 'nobody may just say so');
    } finally {
      await trusting.close();
    }
  });

  it('believes the page before the cookie, and no cookie that holds no id', async () => {
    const own = await ask({ anonymousId: ID }, { cookie: `cdp_id=${ID.replace('0', '1')}` });
    assert.deepEqual(await own.json(), { anonymousId: ID, kept: false, segments: [] });
    const odd = visitorReplySchema.parse(
      await (await ask({}, { cookie: 'cdp_id=%3Cscript%3E' })).json(),
    );
    assert.equal(odd.kept, false);
    const wrong = await ask({ anonymousId: 'me' });
    assert.equal(wrong.status, 400);
    assert.equal((await problemOf(wrong)).details?.[0]?.path, 'anonymousId');
  });

  it('forgets a visitor', async () => {
    const reply = await ask({}, { path: '/forget', cookie: `cdp_id=${ID}` });
    assert.equal(reply.status, 204);
    assert.match(String(reply.headers.get('set-cookie')), /^cdp_id=; .*Expires=Thu, 01 Jan 1970/);
  });

  it('answers only pages of a source', async () => {
    for (const path of ['', '/forget']) {
      const foreign = await ask({}, { path, origin: 'https://elsewhere.example' });
      assert.equal(foreign.status, 403);
      assert.equal(foreign.headers.get('set-cookie'), null);
      assert.equal((await problemOf(foreign)).code, 'origin_not_allowed');
      const unknown = await ask({ writeKey: 'nobody-knows-this-key' }, { path });
      assert.equal(unknown.status, 401);
      assert.equal(unknown.headers.get('set-cookie'), null);
    }
    assert.equal((await ask({ anonymousId: 'x'.repeat(5000) })).status, 413);
  });
});
