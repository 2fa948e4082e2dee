import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import { SNIPPET_SCRIPT, trackingSnippet } from './snippet.ts';

describe('the head snippet', () => {
  it('keeps calls with their moment until the script is there', () => {
    const window: { cdp?: { q: [string, ArrayLike<unknown>, Date][] } } = {};
    runInNewContext(`${SNIPPET_SCRIPT};${SNIPPET_SCRIPT};window.cdp.track("Seen", {a: 1})`, {
      window,
    });
    const [call, ...more] = window.cdp?.q ?? [];
    assert.equal(more.length, 0);
    assert.equal(call?.[0], 'track');
    assert.equal(call[1][0], 'Seen');
    assert.ok(Math.abs(Number(call[2]) - Date.now()) < 5000);
  });

  it('leaves the calls of a script that is there already alone', () => {
    const track = () => undefined;
    const window = { cdp: { track } };
    runInNewContext(SNIPPET_SCRIPT, { window });
    assert.equal(window.cdp.track, track);
  });

  it('says which site it is, and cannot break out of the page', () => {
    const html = trackingSnippet({
      connectorUrl: 'https://cdp.shop.example/',
      writeKey: 'key"><script>alert(1)</script>',
      consent: 'manual',
      attributes: { categories: 'analytics, advertising' },
    });
    const [, tag] = html.split('\n');
    assert.equal(
      tag,
      '<script async src="https://cdp.shop.example/cdp.js"' +
        ' data-write-key="key&quot;>&lt;script>alert(1)&lt;/script>" data-consent="manual"' +
        ' data-categories="analytics, advertising"></script>',
    );
  });
});
