import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { isReady, namesOf, type ScriptStage, startScriptStage } from '../support/script-stage.ts';
import { eventually } from '../support/wait.ts';

describe('visitors, pages and segments of the tracking script', () => {
  let stage: ScriptStage;
  let site: ScriptStage['site'];
  let visit: ScriptStage['visit'];
  let timeline: ScriptStage['timeline'];
  let arrives: ScriptStage['arrives'];
  before(async () => {
    stage = await startScriptStage();
    ({ site, visit, timeline, arrives } = stage);
  });
  after(() => stage?.close());

  it('knows a visitor again by the cookie that the connector set', async () => {
    const { page, posts, cookies } = await visit(site.url('127.0.0.1', 'none'));
    const id = await eventually(async () => (await cookies()).cdp_id ?? assert.fail());
    const [own] = (await page.context().cookies()).filter(({ name }) => name === 'cdp_id');
    assert.equal(own?.httpOnly, true);
    await eventually(() => assert.ok(posts.some(({ path }) => path === '/v1/batch')));
    posts.length = 0;
    await page.reload();
    await eventually(async () => {
      const now = await cookies();
      assert.deepEqual([now.cdp_id, now.cdp_anonymous_id], [id, undefined]);
    });
    await eventually(() => assert.ok(posts.some(({ batch }) => batch[0]?.anonymousId === id)));
  });

  it('keeps the id itself where the browser does not keep the cookie of another site', async () => {
    const { page, cookies, sent } = await visit(site.url('localhost', 'none'));
    await eventually(() => assert.equal(sent().length, 2));
    const { cdp_anonymous_id: id, cdp_id } = await cookies();
    assert.equal(cdp_id, undefined);
    await page.reload();
    // What was on its way when the page was left may be sent again.
    await eventually(() => {
      assert.equal(new Set(sent().map(({ messageId }) => messageId)).size, 4);
    });
    assert.deepEqual(new Set(sent().map(({ anonymousId }) => anonymousId)), new Set([id]));
  });

  it('is served behind a path of the site, whose own cookie then names the visitor', async () => {
    const requested: string[] = [];
    const { page, cookies, cdp } = await visit(
      site.url('localhost', 'none', 'own/a'),
      async (page) => page.on('request', (request) => requested.push(new URL(request.url()).host)),
    );
    const id = await eventually(async () => (await cookies()).cdp_id ?? assert.fail());
    const [own] = (await page.context().cookies()).filter(({ name }) => name === 'cdp_id');
    assert.deepEqual([own?.domain, own?.path, own?.httpOnly], ['localhost', '/', true]);
    await cdp('track', 'By The Site Itself');
    await arrives(id, 'By The Site Itself');
    await page.reload();
    await eventually(async () => {
      const now = await cookies();
      assert.deepEqual([now.cdp_id, now.cdp_anonymous_id], [id, undefined]);
    });
    assert.deepEqual(new Set(requested), new Set([`localhost:${site.port}`]));
  });

  it('records the pages of an app once each, with where they were reached from', async () => {
    const { page, sent, cookies } = await visit(site.url('127.0.0.1', 'none', 'a?utm_source=x'));
    const go = (method: 'pushState' | 'replaceState', path: string) =>
      page.evaluate(([name, to]) => history[name](null, '', to), [method, path] as const);
    await go('pushState', 'hop');
    await go('replaceState', 'b');
    await eventually(() => assert.equal(sent().length, 3));
    await go('replaceState', 'b');
    await go('pushState', 'b#below');
    await delay(200);
    await go('pushState', 'c');
    await eventually(() => assert.equal(sent().length, 4));
    await page.goBack();
    await page.goBack();
    await eventually(() => assert.equal(sent().length, 5));
    const { cdp_id: id = '' } = await cookies();
    await eventually(async () => assert.equal((await timeline(id)).length, 5));
    const pages = (await timeline(id)).filter(({ type }) => type === 'page');
    assert.deepEqual(
      pages.map(({ properties }) => [
        String(properties.path).slice(-1),
        String(properties.referrer).split('/').at(-1),
      ]),
      [
        ['a', ''],
        ['b', 'a?utm_source=x'],
        ['c', 'b'],
        ['b', 'c'],
      ],
    );
    assert.ok(pages.every(({ context }) => JSON.stringify(context.campaign) === '{"source":"x"}'));
  });

  it('knows who logged in until they log out', async () => {
    const { page, sent, cdp, cookies } = await visit(site.url('127.0.0.1', 'none'));
    const user = `u-${randomUUID()}`;
    const { cdp_id: id } = await eventually(async () => {
      const now = await cookies();
      assert.ok(now.cdp_id);
      return now;
    });
    await cdp('identify', user, { email: `${user}@b.example` });
    await eventually(() => assert.ok(sent().some(({ type }) => type === 'identify')));
    await page.reload();
    await isReady(page);
    await cdp('track', 'While Logged In');
    const seen = await arrives(id, 'While Logged In');
    assert.ok(seen);
    assert.equal(sent().find(({ event }) => event === 'While Logged In')?.userId, user);
    await cdp('reset');
    await cdp('track', 'After Logout');
    const other = await eventually(() => {
      const message = sent().find(({ event }) => event === 'After Logout');
      assert.ok(message);
      return message;
    });
    assert.notEqual(other.anonymousId, id);
    assert.equal(other.userId, undefined);
    await eventually(async () => assert.equal((await cookies()).cdp_id, other.anonymousId));
    assert.ok(!namesOf(await timeline(id ?? '')).includes('After Logout'));
  });

  it("hands the page its visitor's segments, and tells them in every event", async () => {
    const { page, sent, cdp } = await visit(site.url('127.0.0.1', 'none'), (page) =>
      page.route('**/v1/visitor', async (route) => {
        const reply = await route.fetch();
        const json = { ...(await reply.json()), segments: ['thriller-fans'] };
        return route.fulfill({ response: reply, json });
      }),
    );
    const segments = await page.evaluate(
      () => new Promise((done) => Reflect.get(window, 'cdp').segments(done)),
    );
    assert.deepEqual(segments, ['thriller-fans']);
    await cdp('track', 'Segmented');
    await eventually(() => assert.ok(sent().some(({ event }) => event === 'Segmented')));
    for (const { context } of sent()) assert.deepEqual(context.segments, ['thriller-fans']);
  });
});
