import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import axe from 'axe-core';
import {
  CONSENT_CHANGE,
  isReady,
  namesOf,
  type ScriptStage,
  startScriptStage,
} from '../support/script-stage.ts';
import { eventually } from '../support/wait.ts';

describe('consent in the tracking script', () => {
  let stage: ScriptStage;
  let site: ScriptStage['site'];
  let visit: ScriptStage['visit'];
  let openTab: ScriptStage['openTab'];
  let timeline: ScriptStage['timeline'];
  let arrives: ScriptStage['arrives'];
  before(async () => {
    stage = await startScriptStage();
    ({ site, visit, openTab, timeline, arrives } = stage);
  });
  after(() => stage?.close());

  it('asks before it keeps or sends anything, then sends all of it', async () => {
    const { page, posts, sent, cdp, cookies, stored } = await visit(
      site.url('127.0.0.1', 'banner', 'start?utm_source=news&utm_campaign=spring'),
    );
    const accept = page.getByRole('button', { name: 'Accept' });
    await accept.waitFor();
    await page.getByText('Look').dispatchEvent('click');
    await cdp('track', 'Called Late');
    await delay(1500);
    assert.deepEqual([await cookies(), await stored(), posts], [{}, {}, []]);

    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => Reflect.get(window, 'axe').run());
    assert.deepEqual(violations, [], 'the banner is accessible');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await accept.waitFor({ state: 'detached' });
    const id = await eventually(async () => (await cookies()).cdp_anonymous_id ?? assert.fail());
    await arrives(id, CONSENT_CHANGE);
    const events = await timeline(id);
    assert.deepEqual(
      namesOf(events).toSorted(),
      ['Called Early', 'Called Late', CONSENT_CHANGE, 'Teaser Clicked', 'page'].toSorted(),
    );
    for (const { context } of events) {
      assert.deepEqual(context.consent, { categoryPreferences: { analytics: true } });
      assert.deepEqual(context.campaign, { source: 'news', name: 'spring' });
      assert.deepEqual(context.segments, []);
    }
    const click = events.find(({ name }) => name === 'Teaser Clicked');
    assert.deepEqual(click?.properties, { teaser_id: 't1', price: '12' });
    assert.ok(sent().length > posts.length, 'events travel together');
  });

  it('takes the word of any consent manager, and forgets on withdrawal', async () => {
    const { page, posts, sent, cdp, cookies, stored } = await visit(
      site.url('127.0.0.1', 'manual'),
    );
    assert.equal(await page.getByRole('button', { name: 'Accept' }).count(), 0);
    await cdp('consent', { functional: true });
    await cdp('track', 'Not Allowed');
    await cdp('consent', { analytics: true, functional: true });
    const id = await eventually(async () => (await cookies()).cdp_id ?? assert.fail());
    await cdp('identify', 'u-9');
    await cdp('track', 'Allowed');
    await arrives(id, 'Allowed');

    await cdp('consent', { analytics: false, functional: true });
    await cdp('track', 'After Withdrawal');
    await eventually(async () => {
      const last = (await timeline(id)).at(-1);
      assert.equal(last?.name, CONSENT_CHANGE);
      const categoryPreferences = { analytics: false, functional: true };
      assert.deepEqual(last.context.consent, { categoryPreferences });
    });
    await eventually(async () => assert.deepEqual(await cookies(), {}));
    assert.deepEqual(Object.keys(await stored()), ['cdp.consent']);
    assert.ok(posts.some(({ path }) => path === '/v1/visitor/forget'));
    posts.length = 0;
    await page.reload();
    await isReady(page);
    await delay(1500);
    assert.deepEqual([posts, await cookies(), sent()], [[], {}, []]);
    const all = namesOf(await timeline(id));
    assert.ok(!all.includes('Not Allowed') && !all.includes('After Withdrawal'), `${all}`);
  });

  it('reaches other tabs when it is withdrawn, and when it is given no second visitor begins', async () => {
    const first = await visit(site.url('127.0.0.1', 'banner'));
    const second = await openTab(first, site.url('127.0.0.1', 'banner'));
    await second.page.getByRole('button', { name: 'Accept' }).waitFor();
    await first.page.getByRole('button', { name: 'Accept' }).click();
    await second.page.getByRole('button', { name: 'Accept' }).waitFor({ state: 'detached' });
    const { cdp_id: id } = await eventually(async () => {
      const now = await first.cookies();
      assert.ok(now.cdp_id);
      return now;
    });
    await second.page.reload();
    await isReady(second.page);
    await second.cdp('track', 'In The Second Tab');
    await arrives(id, 'In The Second Tab');

    await first.cdp('consent', { analytics: false });
    await eventually(async () => {
      await second.cdp('track', 'After Withdrawal');
      assert.deepEqual(Object.keys(await second.stored()), ['cdp.consent']);
      assert.deepEqual(await second.cookies(), {});
    });
    second.posts.length = 0;
    await second.cdp('track', 'After Withdrawal');
    await second.page.goto(site.url('127.0.0.1', 'banner'));
    await eventually(async () =>
      assert.equal((await timeline(id ?? '')).at(-1)?.name, CONSENT_CHANGE),
    );
    assert.deepEqual([second.posts, await second.cookies()], [[], {}]);
    const changes = namesOf(await timeline(id ?? '')).filter((name) => name === CONSENT_CHANGE);
    assert.equal(changes.length, 2, 'one for each choice, told by the tab where it was made');
  });

  it('remembers a refusal, in the language of the page', async () => {
    const { page, posts, cookies, cdp } = await visit(site.url('127.0.0.1', 'banner', 'de'));
    await page.getByRole('button', { name: 'Ablehnen' }).click();
    await page.reload();
    await isReady(page);
    await delay(300);
    assert.equal(await page.getByRole('region', { name: 'Datenschutz' }).count(), 0);
    assert.deepEqual([posts, await cookies()], [[], {}]);
    await cdp('consent');
    await page.getByRole('button', { name: 'Zustimmen' }).click();
    await eventually(async () => assert.ok((await cookies()).cdp_id));
  });

  for (const [name, value] of [
    ['globalPrivacyControl', true],
    ['doNotTrack', '1'],
  ] as const) {
    it(`obeys a browser that says ${name}, whatever the page says`, async () => {
      const { page, posts, cdp, cookies, stored } = await visit(
        site.url('127.0.0.1', 'banner'),
        (page) =>
          page.addInitScript(
            ([key, says]) => Object.defineProperty(navigator, key, { get: () => says }),
            [name, value] as const,
          ),
      );
      await cdp('consent', { analytics: true });
      await cdp('identify', 'u-1', { email: 'a@b.example' });
      await delay(1300);
      assert.equal(await page.getByRole('region', { name: 'Privacy' }).count(), 0);
      assert.deepEqual([posts, await cookies(), await stored()], [[], {}, {}]);
    });
  }
});
