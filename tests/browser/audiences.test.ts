import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { AdminClient } from '../support/admin-client.ts';
import { logIn, openScreen } from '../support/admin-panel.ts';
import { type Browser, picturesOfFailures, startBrowser } from '../support/browser.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type Strapi, startStrapi } from '../support/strapi.ts';
import { type StubConnector, startStubConnector } from '../support/stub-connector.ts';

const NOW = new Date().toISOString();
const DAYS = Array.from({ length: 14 }, (_, index) => ({
  day: new Date(Date.now() - (13 - index) * 86_400_000).toISOString().slice(0, 10),
  size: 40 + index * 3,
  entered: 4 + (index % 3),
  exited: 1 + (index % 2),
}));
const known = (identifier: string) => ({
  identifier,
  state: 'live',
  version: 1,
  progress: null,
  error: null,
  size: 79,
  asOf: NOW,
  days: DAYS,
});
const failed = { ...known('buyers'), state: 'failed', error: 'There is no audience «gone».' };
const members = (query: string) => ({
  items: [
    {
      profile: {
        id: '6f1c3f0e-8a55-4d53-9f0e-0d8a1c9d7a01',
        label: query || 'Kim Larsen',
        known: true,
        identifiers: [{ type: 'email', value: 'kim@example.com' }],
        createdAt: NOW,
        lastSeenAt: NOW,
      },
      enteredAt: NOW,
    },
  ],
  next: null,
});
const ordered = { kind: 'did', event: { type: 'track', name: 'Order Completed' } };

describe('an editor of audiences', () => {
  const secret = randomUUID() + randomUUID();
  let database: TestDatabase;
  let connector: StubConnector;
  let strapi: Strapi;
  let admin: AdminClient;
  let browser: Browser;
  let page: Page;

  before(async () => {
    database = await createDatabase({ template: 'film shop' });
    connector = await startStubConnector(secret, {
      'GET /audiences': { items: [known('lapsed-customers'), failed] },
      'GET /audiences/lapsed-customers': known('lapsed-customers'),
      'GET /audiences/lapsed-customers/members': members(''),
      'GET /audiences/lapsed-customers/members.csv': 'profile_id,email\n1,kim@example.com\n',
      'GET /audiences/buyers': failed,
      'GET /audiences/buyers/members': { items: [], next: null },
      'POST /audiences/buyers/compute': {},
      'POST /audiences/preview': { count: 3, total: 9, reachable: [], overlap: [], asOf: NOW },
      'POST /audiences/preview/members': { items: [], next: null },
      'GET /audiences/known': {
        traits: [],
        identifierTypes: [],
        catalogueFields: [],
        consentCategories: [],
      },
      'GET /plan/seen': { items: [] },
      'GET /segments': {
        items: [{ group: 'shop', segment: 'win-back', size: 812, changedAt: NOW, overrides: 0 }],
        asOf: NOW,
      },
      'GET /segments/shop/win-back/members': { items: [], next: null },
    });
    strapi = await startStrapi({ databaseUrl: database.url, secret, connectorUrl: connector.url });
    admin = await strapi.admin();
    const made = await admin.post('/cdp/segment-groups', { name: 'Shop', identifier: 'shop' });
    const segments = `/cdp/segment-groups/${made.body.documentId}/segments`;
    await admin.post(segments, { name: 'Win back', identifier: 'win-back' });
    browser = await startBrowser();
    page = await browser.open({ width: 1440, height: 1000 });
    await logIn(page, strapi.url);
  });
  after(async () => {
    await browser?.close();
    await strapi?.stop();
    await connector?.stop();
    await database?.drop();
  });
  afterEach(picturesOfFailures(() => browser));

  /** A required field has an asterisk in its label. */
  const nameField = () => page.getByRole('textbox', { name: /^Name\s*\*?$/ });

  it('begins with a template, names a segment to feed, and sees who is in it', async () => {
    await openScreen(page, strapi.url, 'audiences');
    await page.getByRole('link', { name: 'Create audience' }).click();
    await nameField().fill('Lapsed customers');
    await page.getByText('Available').waitFor();
    await page.getByRole('button', { name: /^Lapsed customers/ }).click();
    await page
      .getByText(/^Everyone who .*Order Completed/)
      .first()
      .waitFor();
    await page.getByRole('combobox', { name: 'Segments that it feeds' }).click();
    await page.getByRole('option', { name: 'Win back (Shop)' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save' }).click();

    await page.getByRole('heading', { name: 'Lapsed customers', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Win back' }).waitFor();
    await page.getByRole('link', { name: 'Kim Larsen' }).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'lapsed-customers.csv');
  });

  it('finds at the segment how large it is and what feeds it, and the way to that', async () => {
    await page.getByRole('link', { name: 'Win back' }).click();
    const row = page.getByRole('row', { name: /Win back/ });
    await row.getByText('812').waitFor();
    await row.getByRole('link', { name: 'Lapsed customers' }).waitFor();
    await row.getByRole('link', { name: 'Win back' }).click();
    await page.getByRole('heading', { name: 'Win back', level: 1 }).waitFor();
    await page.getByText('812').waitFor();
    await page.getByRole('link', { name: 'Lapsed customers' }).click();
    await page.getByRole('heading', { name: 'Lapsed customers', level: 1 }).waitFor();
  });

  it('changes the rule, compares it with that of before, and takes that again', async () => {
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    const identifier = page.getByRole('textbox', { name: /^Identifier/ });
    await identifier.waitFor();
    assert.equal(await identifier.isDisabled(), true);
    await page.getByRole('combobox', { name: 'How many of the conditions must hold' }).click();
    await page.getByRole('option', { name: /^Any/ }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    const versions = page.getByRole('region', { name: 'Versions' });
    const compare = versions.getByRole('button', { name: /^Compare version 1/ });
    await compare.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Removed:').first().waitFor();
    await dialog.getByText('All of these').waitFor();
    await dialog.getByRole('button', { name: 'Take this rule again' }).click();
    await page.getByText('The rule of version 1 is in use again, as version 3.').waitFor();
    await versions.getByRole('button', { name: /^Compare version 2/ }).waitFor();
    const { body } = await admin.get('/cdp/audiences?search=lapsed');
    assert.deepEqual([body.items[0].version, body.items[0].rule.kind], [3, 'all']);
  });

  it('is told where a rule names what is not there, and is asked before leaving it', async () => {
    await openScreen(page, strapi.url, 'audiences/create');
    await nameField().fill('Nothing yet');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Add a condition.').first().waitFor();
    assert.match(page.url(), /create/, 'the form stays open');
    await page.getByRole('link', { name: 'Profiles', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
    assert.match(page.url(), /create/, 'what was written is still there');
  });

  it('finds in the list what failed and why, and has it computed again', async () => {
    await admin.post('/cdp/audiences', { name: 'Buyers', identifier: 'buyers', rule: ordered });
    await openScreen(page, strapi.url, 'audiences');
    // What was written before is left behind without a question when the page is loaded anew.
    await page.getByText('There is no audience «gone».').waitFor();
    await page.getByText('79').first().waitFor();
    await page.getByRole('link', { name: 'Buyers' }).click();
    await page.getByRole('button', { name: 'Compute again' }).click();
    await page.getByText('The members are being computed.').first().waitFor();
    assert.ok(connector.asked.some(({ path }) => path === '/audiences/buyers/compute'));
  });

  it('duplicates an audience, and deletes none that another needs', async () => {
    const rule = { kind: 'not', rule: { kind: 'audience', audience: 'buyers' } };
    await admin.post('/cdp/audiences', { name: 'Lookers', identifier: 'lookers', rule });
    await openScreen(page, strapi.url, 'audiences');
    await page.getByRole('button', { name: 'More actions for Buyers' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    const name = nameField();
    await name.waitFor();
    assert.equal(await name.inputValue(), 'Copy of Buyers');
    await page.getByText('Available').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Copy of Buyers', level: 1 }).waitFor();

    await openScreen(page, strapi.url, 'audiences');
    await page.getByRole('button', { name: 'More actions for Buyers' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('link', { name: 'Lookers' }).waitFor();
    assert.equal(await dialog.getByRole('button', { name: 'Delete' }).isDisabled(), true);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'More actions for Copy of Buyers' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('“Copy of Buyers” was deleted.').first().waitFor();
  });
});
