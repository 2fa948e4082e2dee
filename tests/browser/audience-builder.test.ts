import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { isSameRule, type Rule, ruleSchema } from 'strapi-cdp-config';
import type { AdminClient } from '../support/admin-client.ts';
import { logIn, openScreen } from '../support/admin-panel.ts';
import { type Browser, picturesOfFailures, startBrowser } from '../support/browser.ts';
import { handleRuleBuilder, type RuleBuilder } from '../support/rule-builder.ts';
import { send } from '../support/send.ts';
import { bought, viewed } from '../support/shop-events.ts';
import { type Site, startSite } from '../support/site.ts';
import { eventually } from '../support/wait.ts';

const TILL_KEY = 'till-write-key-of-the-shop';

/** Did something since they last were let into an audience that exists by then. */
const BOUGHT_AS_A_FAN = ruleSchema.parse({
  kind: 'did',
  event: { type: 'track', name: 'Order Completed' },
  within: { kind: 'entered', audience: 'thriller-fans' },
});

/** Viewed thrillers 3 times in 7 days, did not buy in 30 days, has spent over 50. */
const THRILLER_FANS = ruleSchema.parse({
  kind: 'all',
  rules: [
    {
      kind: 'did',
      event: {
        type: 'track',
        name: 'Product Viewed',
        where: [
          {
            subject: 'property',
            path: 'category',
            test: { type: 'text', operator: 'is', values: ['Thriller'] },
          },
        ],
      },
      count: { operator: 'at-least', value: 3 },
      within: { kind: 'last', count: 7, unit: 'days' },
    },
    {
      kind: 'did-not',
      event: { type: 'track', name: 'Order Completed' },
      within: { kind: 'last', count: 30, unit: 'days' },
    },
    {
      kind: 'computed',
      function: 'sum',
      event: { type: 'track', name: 'Order Completed' },
      operand: { property: 'total' },
      test: { type: 'number', operator: 'more-than', value: 50 },
    },
  ],
});

describe('who builds an audience', () => {
  let site: Site;
  let browser: Browser;
  let admin: AdminClient;
  let page: Page;
  let builder: RuleBuilder;

  before(async () => {
    site = await startSite({
      name: 'film-shop',
      segmentGroupIdentifier: 'film-shop',
      sources: [{ key: 'till', name: 'Till', kind: 'server', writeKey: TILL_KEY }],
      segmentGroups: [{ name: 'Film shop', identifier: 'film-shop' }],
    });
    admin = await site.strapi.admin();
    await take([
      // Only Ada is meant: Bob bought lately, and Cleo looked at comedies.
      ...viewed('ada', 'Thriller', 3),
      bought('ada', 60, 40),
      ...viewed('bob', 'Thriller', 4),
      bought('bob', 60, 40),
      bought('bob', 20, 5),
      ...viewed('cleo', 'Comedy', 5),
      bought('cleo', 90, 40),
    ]);
    // What came is noted every few seconds, and the builder suggests what was noted.
    await eventually(async () => {
      const { body } = await admin.get('/cdp/plan?pageSize=100');
      for (const name of ['Product Viewed', 'Order Completed']) {
        const row = body.items.find((item: { name: string }) => item.name === name);
        assert.ok(row?.seen?.properties.length > 0, name);
      }
    });
    browser = await startBrowser();
    page = await browser.open({ width: 1280, height: 1000 });
    await logIn(page, site.strapi.url);
    builder = handleRuleBuilder(page);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });
  afterEach(picturesOfFailures(() => browser));

  it('does it by mouse, sees whom the rule means and why, and saves it', async () => {
    const { nameField, card, add, choose, means } = builder;
    await openScreen(page, site.strapi.url, 'audiences/create');
    await nameField().fill('Thriller fans');

    await add('did');
    const viewedCard = card(1);
    await viewedCard.getByLabel('Name of the event').click();
    await page.getByRole('option', { name: /^Product Viewed/ }).click();
    await viewedCard.getByRole('button', { name: /^Where/ }).click();
    await viewedCard.getByLabel('Property', { exact: true }).click();
    await page.getByRole('option', { name: /^category/ }).click();
    await viewedCard.getByLabel('Value', { exact: true }).click();
    await page.getByRole('option', { name: /^Thriller/ }).click();
    await viewedCard.getByLabel('Number of times').fill('3');
    await choose(viewedCard, 'When', 'in the last');
    await viewedCard.getByLabel('How long').fill('7');
    await means(2);

    await add('did not do');
    await card(2).getByLabel('Name of the event').click();
    await page.getByRole('option', { name: /^Order Completed/ }).click();
    await choose(card(2), 'When', 'in the last');
    await means(1);

    await add('have a figure from events');
    await card(3).getByLabel('Property', { exact: true }).fill('total');
    await card(3).getByLabel('Name of the event').fill('Order Completed');
    await card(3).getByLabel('Value', { exact: true }).fill('500');
    await means(0);
    await card(3).getByLabel('Value', { exact: true }).fill('50');
    await means(1);

    const sentence = page.getByText(/^Everyone who did «Product Viewed»/);
    assert.match((await sentence.textContent()) ?? '', /«Thriller».*at least 3 times.*7 days/);

    const preview = page.getByRole('region', { name: 'Who this is now' });
    await preview.getByRole('link', { name: 'ada' }).waitFor();
    await preview.getByRole('button', { name: 'ada' }).click();
    await preview.getByText('belongs to it.', { exact: true }).waitFor();
    await preview.getByRole('textbox', { name: 'Why somebody is in it or not' }).fill('bob');
    await preview.getByRole('button', { name: 'bob' }).click();
    await preview.getByText('does not belong to it.', { exact: true }).waitFor();
    const reasons = preview.getByRole('listitem').filter({ hasText: 'Order Completed' });
    await reasons
      .getByText(/^Does not hold:/)
      .first()
      .waitFor();

    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      Reflect.get(window, 'axe').run('#main-content'),
    );
    const serious = violations.filter(({ impact }: { impact: string }) =>
      ['serious', 'critical'].includes(impact),
    );
    assert.deepEqual(serious, [], 'the builder is accessible');

    await page.getByRole('button', { name: 'Save' }).click();
    await isSaved('Thriller fans', THRILLER_FANS);
  });

  it('does it with the keyboard only', async () => {
    const { nameField, card, addByKeyboard, chooseByKeyboard, enter, tabTo, isFocused, means } =
      builder;
    await openScreen(page, site.strapi.url, 'audiences/create');
    await nameField().waitFor();
    await isFocused(nameField());
    await page.keyboard.type('Fans of thrillers');

    // The other conditions first, to be moved behind.
    await addByKeyboard('have a figure from events');
    await isFocused(card(1).getByLabel('Property', { exact: true }));
    await page.keyboard.type('total');
    await enter(card(1).getByLabel('Name of the event'), 'Order Completed');
    await enter(card(1).getByLabel('Value', { exact: true }), '50');

    await addByKeyboard('did');
    await isFocused(card(2).getByLabel('Name of the event'));
    await page.keyboard.type('Product V');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(card(2).getByRole('button', { name: /^Where/ }));
    await page.keyboard.press('Enter');
    await isFocused(card(2).getByLabel('Property', { exact: true }));
    await page.keyboard.type('category');
    await enter(card(2).getByLabel('Value', { exact: true }), 'Thriller');
    await enter(card(2).getByLabel('Number of times'), '3');
    await chooseByKeyboard(card(2), 'When', 'in the last');
    await enter(card(2).getByLabel('How long'), '7');

    await addByKeyboard('did not do');
    await isFocused(card(3).getByLabel('Name of the event'));
    await page.keyboard.type('Order Completed');
    await chooseByKeyboard(card(3), 'When', 'in the last');
    await means(1);

    const handle = (at: number) => card(at).getByRole('button', { name: /^Move: / });
    await tabTo(handle(1), 'Shift+Tab');
    await page.keyboard.press('Alt+ArrowDown');
    await isFocused(handle(2));
    await page.keyboard.press('Alt+ArrowDown');
    await isFocused(handle(3));
    await page.keyboard.press('Control+z');
    await card(2).getByLabel('Property', { exact: true }).waitFor();
    await tabTo(page.getByRole('button', { name: 'Redo' }), 'Shift+Tab');
    await page.keyboard.press('Enter');

    await tabTo(page.getByRole('button', { name: 'Save' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await isSaved('Fans of thrillers', THRILLER_FANS);
  });

  it('lets a window begin when people entered another audience', async () => {
    const { nameField, card, add, choose, means } = builder;
    await openScreen(page, site.strapi.url, 'audiences/create');
    await nameField().fill('Bought as a fan');
    await add('did');
    await card(1).getByLabel('Name of the event').click();
    await page.getByRole('option', { name: /^Order Completed/ }).click();
    await choose(card(1), 'When', 'since last entering');
    const picker = card(1).getByLabel('Audience', { exact: true });
    await page.getByRole('button', { name: 'Save' }).click();
    await card(1).getByText('Choose an audience.').waitFor();
    assert.equal(await picker.getAttribute('aria-invalid'), 'true');
    await picker.click();
    await page.getByRole('option', { name: /^Thriller fans/ }).click();
    await page
      .getByText(/^Everyone who .* after last entering the audience «Thriller fans»\.$/)
      .waitFor();
    await means(0);
    await page.getByRole('button', { name: 'Save' }).click();
    await isSaved('Bought as a fan', BOUGHT_AS_A_FAN);
  });

  it('drags a condition into a group, takes it back, and turns, copies and deletes by the menu', async () => {
    const { card, act, drag } = builder;
    await openScreen(page, site.strapi.url, 'audiences/create');
    await page.getByRole('button', { name: /^Lapsed customers/ }).click();
    await page.getByRole('button', { name: 'Add group' }).click();
    const group = page.getByRole('group', { name: /^3 of 3: group/ });
    await drag(
      card(1)
        .getByRole('button', { name: /^Move: / })
        .first(),
      group.getByText('Add a condition, or drag one here.'),
    );
    await page.getByRole('group', { name: /^2 of 2: group of 1 condition/ }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('group', { name: /^3 of 3: group of 0 conditions/ }).waitFor();

    await act(3, 'Delete');
    await act(2, 'Duplicate');
    await page.getByRole('group', { name: /^3 of 3:/ }).waitFor();
    await act(3, 'Turn round: not');
    await page.getByText(/^Everyone who did .* and who is not one of those/).waitFor();
  });

  it('is told at the fields what is missing, and loses nothing while the connector is away', async () => {
    const { nameField, card, means } = builder;
    await openScreen(page, site.strapi.url, 'audiences/create');
    await nameField().fill('Half done');
    await page.getByRole('button', { name: /^Fans of a category/ }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    const value = card(1).getByLabel('Value', { exact: true });
    await card(1).getByText('Enter a value.').waitFor();
    assert.equal(await value.getAttribute('aria-invalid'), 'true');

    await site.connector.kill();
    await value.fill('Thriller');
    const preview = page.getByRole('region', { name: 'Who this is now' });
    await preview
      .getByText(/connector/)
      .first()
      .waitFor();
    await value.fill('Comedy');
    assert.equal(await value.inputValue(), 'Comedy');
    await site.connector.restart();
    await preview.getByRole('button', { name: 'Count again' }).click();
    await means(1);
  });

  async function isSaved(name: string, expected: Rule): Promise<void> {
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    const { body } = await admin.get(`/cdp/audiences?search=${encodeURIComponent(name)}`);
    const saved = ruleSchema.parse(body.items[0]?.rule);
    assert.ok(isSameRule(saved, expected), JSON.stringify(saved));
  }

  async function take(batch: object[]): Promise<void> {
    await send(site.connector.url, TILL_KEY, batch);
    await eventually(async () => assert.equal((await site.connector.status()).backlog, 0));
  }
});
