import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { isReady, namesOf, type ScriptStage, startScriptStage } from '../support/script-stage.ts';
import { eventually } from '../support/wait.ts';

describe('the delivery of events by the tracking script', () => {
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

  it('keeps events while there is no network, over a reload too', async () => {
    const { page, cdp, cookies, stored, sent } = await visit(site.url('127.0.0.1', 'none'));
    await eventually(() => assert.equal(sent().length, 2));
    await page.context().setOffline(true);
    await cdp('track', 'Without Network');
    await eventually(async () => assert.match((await stored())['cdp.queue'] ?? '', /Without/));
    await delay(1200);
    await page.context().setOffline(false);
    await arrives((await cookies()).cdp_id, 'Without Network');
    await eventually(async () => assert.equal((await stored())['cdp.queue'], '[]'));
  });

  it('waits as long as the connector asks, and sends the same again', async () => {
    const { page, posts, cdp, cookies } = await visit(site.url('127.0.0.1', 'none'));
    await eventually(() => assert.equal(posts.length, 2));
    const moments: number[] = [];
    await page.route('**/v1/batch', async (route) => {
      moments.push(Date.now());
      if (moments.length > 1) return route.continue();
      const headers = {
        'retry-after': '2',
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'retry-after',
      };
      return route.fulfill({ status: 503, headers });
    });
    await cdp('track', 'Refused Once');
    await arrives((await cookies()).cdp_id, 'Refused Once');
    assert.ok(Number(moments[1]) - Number(moments[0]) >= 2000, `${moments}`);
    const [first, second] = posts.slice(-2).map(({ batch }) => batch[0]?.messageId);
    assert.equal(first, second);
  });

  it('sends what is left when the page is left, and what was too much with the next', async () => {
    const { page, cdp, sent, cookies } = await visit(site.url('127.0.0.1', 'none'));
    await eventually(() => assert.equal(sent().length, 2));
    const { cdp_id: id } = await cookies();
    await cdp('track', 'Last Click');
    await page.goto('about:blank');
    await arrives(id, 'Last Click');

    await page.goto(site.url('127.0.0.1', 'none'));
    await isReady(page);
    await eventually(async () => assert.equal((await timeline(id ?? '')).length, 5));
    // At once, so that none of it leaves before the page does.
    await page.evaluate(() => {
      for (let part = 1; part <= 5; part += 1) {
        Reflect.get(window, 'cdp').track(`Part ${part}`, { text: 'x'.repeat(28_000) });
      }
      location.href = 'about:blank';
    });
    await page.waitForURL('about:blank');
    await arrives(id, 'Part 2');
    assert.ok(!namesOf(await timeline(id ?? '')).includes('Part 5'));
    await page.goto(site.url('127.0.0.1', 'none'));
    await arrives(id, 'Part 5');
    const all = namesOf(await timeline(id ?? ''));
    assert.equal(all.filter((name) => name.startsWith('Part')).length, 5);
  });

  it('never makes its own trouble the trouble of the page', async () => {
    const errors: unknown[] = [];
    const { sent, cdp, page } = await visit(site.url('127.0.0.1', 'none'), async (page) => {
      page.on('pageerror', (error) => errors.push(error));
    });
    await page.evaluate(() => {
      const loop: Record<string, unknown> = {};
      loop.self = loop;
      Reflect.get(window, 'cdp').track('Loop', loop);
    });
    await cdp('track', 'Too Large', { text: 'x'.repeat(40_000) });
    await cdp('track', 'Fine');
    await eventually(() => assert.ok(sent().some(({ event }) => event === 'Fine')));
    assert.ok(!sent().some(({ event }) => event === 'Too Large'));
    assert.deepEqual(errors, []);
  });
});
