import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { type AdminClient, createAdminClient, createEditor } from '../support/admin-client.ts';
import { logIn, openScreen } from '../support/admin-panel.ts';
import { type Browser, picturesOfFailures, startBrowser } from '../support/browser.ts';
import { send } from '../support/send.ts';
import { type Sink, startSink } from '../support/sink.ts';
import { type Site, startSite } from '../support/site.ts';
import { eventually } from '../support/wait.ts';

const TILL_KEY = 'till-write-key-of-the-shop';

describe('an editor', () => {
  let sink: Sink;
  let site: Site;
  let browser: Browser;
  /** One for all tests: Strapi lets nobody log in often. */
  let admin: AdminClient;
  let page: Page;

  before(async () => {
    sink = await startSink();
    site = await startSite({
      name: 'film-shop',
      segmentGroupIdentifier: 'film-shop',
      sources: [{ key: 'till', name: 'Till', kind: 'server', writeKey: TILL_KEY }],
      destinations: [{ key: 'feed', name: 'Feed', kind: 'http', url: sink.url }],
      segmentGroups: [{ name: 'Film shop', identifier: 'film-shop' }],
      fieldExports: { 'api::article.article': ['title', 'slug', 'seo.metaTitle', 'cover'] },
    });
    admin = await site.strapi.admin();
    browser = await startBrowser();
    page = await browser.open();
    await logIn(page, site.strapi.url);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
    await sink?.stop();
  });
  afterEach(picturesOfFailures(() => browser));

  it('sees from the menu that the connector is reachable', async () => {
    await page.getByRole('link', { name: 'Customer data' }).click();
    await page.getByRole('heading', { name: 'Customer data', level: 1 }).waitFor();
    await page.getByText('Reachable', { exact: true }).waitFor();
    await page.getByText('Up to date', { exact: true }).waitFor();
  });

  it('has a bad identifier refused at its field, and creates the group with a good one', async () => {
    await openScreen(page, site.strapi.url, 'segment-groups');
    await page.getByRole('link', { name: 'Create segment group' }).click();
    await page.getByLabel('Name').fill('Große Städte');
    const identifier = page.getByLabel('Identifier');
    await assertValue(identifier, 'grosse-stadte');

    await identifier.fill('Not An Identifier');
    await page.getByRole('button', { name: 'Save' }).click();
    const message = 'Use lower-case letters, digits and single hyphens, beginning with a letter.';
    await page.getByText(message).first().waitFor();
    assert.equal(await identifier.getAttribute('aria-invalid'), 'true');
    assert.match(page.url(), /create/, 'the form stays open');

    await identifier.fill('film-shop');
    await page.getByText('Already taken.').waitFor();

    await identifier.fill('big-cities');
    await page.getByText('Available').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Große Städte', level: 1 }).waitFor();

    const { body } = await admin.get('/cdp/segment-groups?search=big-cities');
    assert.deepEqual(
      body.items.map(({ name, identifier }: Record<string, string>) => [name, identifier]),
      [['Große Städte', 'big-cities']],
    );
  });

  it('finds the identifier of a connected group locked', async () => {
    await openScreen(page, site.strapi.url, 'segment-groups');
    await page.getByText('Connected: film-shop').waitFor();
    const { body } = await admin.get('/cdp/segment-groups?search=film-shop');
    const [group] = body.items;
    assert.deepEqual(group.connectors, ['film-shop']);
    const refused = await admin.delete(`/cdp/segment-groups/${group.documentId}`);
    assert.ok(refused.status >= 400 && refused.status < 500, `${refused.status}`);
  });

  it('makes a workflow for articles, runs it and watches it finish', async () => {
    await openScreen(page, site.strapi.url, 'workflows/create');
    await page.getByLabel('Name').fill('Articles for the feed');
    await choose('Content type', /^Article/);
    await choose('Destination', /^Feed/);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Articles for the feed', level: 1 }).waitFor();

    await page.getByRole('button', { name: /^Run .*now$/ }).click();
    await page.getByText('Finished', { exact: true }).first().waitFor({ timeout: 30_000 });

    const rows = sink.requests.flatMap(({ body }) => JSON.parse(body) as { title: string }[]);
    assert.ok(rows.length >= 10, `${rows.length} rows`);
    assert.ok(rows.every(({ title }) => title.length > 0));
  });

  it('sees what is wrong when a run fails', async () => {
    sink.answer(() => ({ status: 400 }));
    await page.getByRole('button', { name: /^Run .*now$/ }).click();
    await page.getByText('Failed', { exact: true }).first().waitFor({ timeout: 30_000 });
    await page.getByText(/400/).first().waitFor();
    sink.answer(() => ({ status: 200 }));
  });

  it('sees which record a destination refuses, and sends it again once that is mended', async () => {
    let unwanted = 'hitchcock-in-one-weekend';
    sink.answer(({ body }) => ({ status: body.includes(unwanted) ? 422 : 200 }));
    await page.getByRole('button', { name: /^Run .*now$/ }).click();
    const refused = page.getByRole('region', { name: 'Refused by the destination' });
    await refused.getByText(/answered 422/).waitFor({ timeout: 60_000 });
    unwanted = 'nothing at all';
    await refused.getByRole('button', { name: 'Send again' }).click();
    await refused.waitFor({ state: 'hidden', timeout: 60_000 });
  });

  it('makes a source for a server, whose key is shown once and works until it is rotated', async () => {
    const send = async (writeKey: string) => {
      const reply = await fetch(`${site.connector.url}/v1/page`, {
        method: 'POST',
        body: JSON.stringify({ userId: 'u1', name: 'Home', writeKey }),
      });
      return reply.status;
    };
    const shownKey = async () =>
      (await page.getByRole('dialog').locator('code').textContent()) ?? '';

    await openScreen(page, site.strapi.url, 'sources/create');
    await page.getByLabel('Name').fill('Order system');
    await choose('Kind', /^Server$/);
    await page.getByRole('button', { name: 'Save' }).click();
    const first = await shownKey();
    assert.match(first, /^cdp_sec_/);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('heading', { name: 'Order system', level: 1 }).waitFor();
    assert.ok(!(await page.content()).includes(first), 'it is not shown again');
    await eventually(async () => assert.equal(await send(first), 200));

    await page.getByRole('button', { name: 'Make a new key' }).click();
    await choose('The keys so far end', /^Now$/);
    await page.getByRole('button', { name: 'Make the key' }).click();
    const second = await shownKey();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await eventually(async () => {
      assert.deepEqual([await send(first), await send(second)], [401, 200]);
    });

    await page.getByRole('switch', { name: 'Receiving from Order system' }).click();
    await page.getByText(/Events that are sent with its keys are refused/).waitFor();
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByText(/^This source is off/).waitFor();
    await eventually(async () => assert.equal(await send(second), 404));
  });

  it('deletes a person once the identifier was typed, and finds that in the audit', async () => {
    await sendEvent({ type: 'identify', userId: 'u-77', traits: { email: 'kim@example.com' } });
    await openScreen(page, site.strapi.url, 'privacy');
    await page.getByLabel('Identifier', { exact: true }).fill('KIM@example.com');
    const found = page.getByRole('link', { name: 'Open the profile' });
    await untilSeen(found, () => page.getByRole('button', { name: 'Find' }).click());

    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Type u-77 to confirm').fill('kim');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByText('Type it exactly as it is written above.').waitFor();
    await dialog.getByLabel('Type u-77 to confirm').fill('u-77');
    await dialog.getByRole('button', { name: 'Delete' }).click();

    await page.getByText('No profile has this identifier.').waitFor();
    const audit = page.getByRole('region', { name: 'Requests' });
    await audit.getByText('Done', { exact: true }).waitFor();
    await audit.getByText('1 event, ').waitFor();
    const { body } = await admin.get('/cdp/privacy/requests');
    assert.deepEqual(
      body.items.map(({ action, origin }: Record<string, string>) => [action, origin]),
      [['delete', 'admin']],
    );
    assert.ok(!JSON.stringify(body).includes('kim@example.com'));
  });

  it('needs a permission of its own for each thing that is done to a person', async () => {
    const person = { type: 'email', value: 'sam@example.com' };
    const orders = { delete: 'delete', suppress: 'suppress', unsuppress: 'suppress' };
    await sendEvent({ type: 'identify', userId: 'u-88', traits: { email: person.value } });
    const finder = await createEditor(admin, {
      name: 'Finder',
      actions: ['plugin::cdp.privacy.read'],
    });
    const asFinder = await createAdminClient(site.strapi.url, finder);
    let profileId = '';
    while (!profileId) {
      const found = await asFinder.post('/cdp/privacy/find', { person });
      assert.equal(found.status, 200);
      profileId = found.body.profile?.id ?? '';
    }
    const exportPath = `/cdp/privacy/profiles/${profileId}/export`;
    assert.equal((await asFinder.get(exportPath)).status, 403);
    for (const order of Object.keys(orders)) {
      const refused = await asFinder.post(`/cdp/privacy/${order}`, { person });
      assert.equal(refused.status, 403, order);
    }
    const exporter = await createEditor(admin, {
      name: 'Exporter',
      actions: ['plugin::cdp.privacy.export'],
    });
    const exported = await (await createAdminClient(site.strapi.url, exporter)).get(exportPath);
    assert.equal(exported.status, 200);
    assert.equal(exported.body.events.length, 1);
    for (const [order, verb] of Object.entries(orders)) {
      const actions = [`plugin::cdp.privacy.${verb}`];
      const editor = await createEditor(admin, { name: `May${order}`, actions });
      const client = await createAdminClient(site.strapi.url, editor);
      assert.equal((await client.get(exportPath)).status, 403, order);
      assert.equal((await client.post(`/cdp/privacy/${order}`, { person })).status, 201, order);
    }
  });

  it('without permissions sees neither menu nor data', async () => {
    const nobody = await createEditor(admin, { name: 'Nobody', actions: [] });
    const other = await browser.open();
    await logIn(other, site.strapi.url, nobody);
    assert.equal(await other.getByRole('link', { name: 'Customer data' }).count(), 0);
    await openScreen(other, site.strapi.url, 'segment-groups');
    await other
      .getByText(/permission/i)
      .first()
      .waitFor();
    assert.equal(await other.getByText('Große Städte').count(), 0);
  });

  it('who may only read sees the groups and no way to change them', async () => {
    const reader = await createEditor(admin, {
      name: 'Reader',
      actions: ['plugin::cdp.segment-groups.read'],
    });
    const other = await browser.open();
    await logIn(other, site.strapi.url, reader);
    await openScreen(other, site.strapi.url, 'segment-groups');
    await other.getByText('Große Städte').waitFor();
    assert.equal(await other.getByRole('link', { name: 'Create segment group' }).count(), 0);
  });

  const sendEvent = (event: object) => send(site.connector.url, TILL_KEY, [event]);

  /** Repeats what is done until something is seen: events become profiles in a moment. */
  async function untilSeen(sought: Locator, act: () => Promise<void>): Promise<void> {
    for (let time = 0; time < 20 && !(await sought.isVisible()); time += 1) {
      await act();
      await page.waitForTimeout(500);
    }
    await sought.waitFor();
  }

  async function choose(label: string, option: RegExp): Promise<void> {
    await page.getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option }).first().click();
  }
});

async function assertValue(
  field: { inputValue(): Promise<string> },
  expected: string,
): Promise<void> {
  assert.equal(await field.inputValue(), expected);
}
