import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/root.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { picturesOfFailures } from '../support/browser.ts';
import { type LivedInPanel, openLivedInPanel } from '../support/lived-in-panel.ts';
import type { LivedInSite } from '../support/lived-in-site.ts';
import { scrollsSideways } from '../support/sideways.ts';

/** A click on what has a role and a name, within the screen or what it opened. */
type Click = [role: 'button' | 'combobox' | 'menuitem' | 'tab' | 'checkbox', name: string | RegExp];

/** What can be opened on a screen, by its route: each a way of clicks from the fresh screen. */
const OPENED: Record<string, Click[][]> = {
  'segment-groups': [
    [
      ['button', 'More actions for Magazine readers'],
      ['menuitem', 'Delete'],
    ],
  ],
  'segment-groups/:documentId': [
    [['button', 'Create segment']],
    [
      ['button', 'More actions for Interviews'],
      ['menuitem', 'Delete'],
    ],
  ],
  'profiles/:id': [
    [
      ['button', 'Privacy'],
      ['menuitem', /^Delete/],
    ],
    [['button', /^Show .*Order Completed/]],
  ],
  'computed-traits': [
    [
      ['button', 'More actions for Orders of this month'],
      ['menuitem', 'Delete'],
    ],
  ],
  'computed-traits/create': [
    [['combobox', 'Name of the event']],
    [['button', 'Add condition']],
    [['combobox', /^Function/]],
  ],
  activations: [
    [
      ['button', 'More actions for Buyers for the feed'],
      ['menuitem', 'Delete'],
    ],
  ],
  'activations/create': [
    [['button', 'Add trait']],
    [['combobox', /^On a schedule/]],
    [['combobox', /^Destination/]],
  ],
  'events/:tab': [[['button', /^Show .*Seat Chosen/]], [['button', /^Discard Seat Chosen/]]],
  plan: [
    [
      ['button', 'More actions for Order Completed'],
      ['menuitem', 'Delete'],
    ],
  ],
  'plan/create': [[['button', 'Add a property']], [['combobox', /^Type/]]],
  workflows: [
    [
      ['button', 'More actions for Customers of the shop'],
      ['menuitem', 'Delete'],
    ],
  ],
  'workflows/create': [[['combobox', /^Time zone/]]],
  sources: [
    [
      ['button', 'More actions for Web shop'],
      ['menuitem', 'Delete'],
    ],
  ],
  'sources/:documentId': [[['button', 'Make a new key']]],
};

describe('every screen', () => {
  let panel: LivedInPanel;
  let site: LivedInSite;
  let page: Page;

  const go = (path: string) => panel.go(path);

  before(async () => {
    panel = await openLivedInPanel();
    ({ site, page } = panel);
  });
  after(async () => {
    await panel?.stop();
  });
  afterEach(picturesOfFailures(() => panel?.browser));

  it('can be used by people with a disability and in 1280 px, with all that opens on it', async () => {
    const faults: string[] = [];
    const look = async (where: string) => {
      const found = [...(await accessibilityFaults(page)), ...(await scrollsSideways(page))];
      for (const fault of found) faults.push(`${where}: ${fault}`);
    };
    for (const route of await routes()) {
      const address = addressOf(route);
      await go(address);
      await look(route);
      for (const way of OPENED[route] ?? []) {
        for (const [role, name] of way) {
          await page.getByRole(role, { name }).first().click();
          await look(`${route}, ${name} open`);
        }
        await go('overview');
        await go(address);
      }
    }
    assert.deepEqual(faults, []);
  });

  it('of an import leads from the file to what became of it', async () => {
    const faults: string[] = [];
    const look = async () => {
      faults.push(...(await accessibilityFaults(page)), ...(await scrollsSideways(page)));
    };
    await go('imports/create');
    await page.locator('input[type=file]').setInputFiles({
      name: 'purchases.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'email,date,total\nada@example.com,2026-01-05,12\nkim@example.com,oops,3',
      ),
    });
    await page.getByRole('heading', { name: 'Sample' }).waitFor();
    await look();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Columns' }).waitFor();
    await look();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Nothing has been changed.').waitFor();
    await look();
    await page.getByRole('button', { name: 'Start import' }).click();
    await page.getByText('Finished', { exact: true }).waitFor();
    await look();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').waitFor();
    await look();
    await page.keyboard.press('Escape');
    await go('imports');
    await page.getByRole('link', { name: 'purchases.csv' }).waitFor();
    await look();
    assert.deepEqual(faults, []);
  });

  /** The paths of all routes of the plugin, as the code has them. */
  async function routes(): Promise<string[]> {
    const app = await readFile(join(root, 'plugin/admin/src/app/App.tsx'), 'utf8');
    const found = [...app.matchAll(/<Route path="([^"*]+)"/g)].map(([, path]) => path ?? '');
    assert.ok(found.length > 20, 'The routes are found in App.tsx.');
    // An import has no address before there is one: it has a test of its own.
    return found.filter((path) => path !== 'imports/:id');
  }

  /** @throws when a route names something that the site has none of: add it to `LivedInSite` */
  function addressOf(route: string): string {
    const { ids } = site;
    const values: Record<string, string> = {
      'segment-groups': ids.segmentGroup,
      profiles: ids.profile,
      audiences: ids.audience,
      activations: ids.activation,
      'computed-traits': ids.computedTrait,
      events: 'set-aside',
      plan: ids.plannedEvent,
      workflows: ids.workflow,
      destinations: ids.destination,
      'field-exports': encodeURIComponent('api::article.article'),
      sources: ids.source,
    };
    const [section = ''] = route.split('/');
    return route.replaceAll(/:\w+/g, (name) => {
      const value = name === ':segmentId' ? ids.segment : values[section];
      assert.ok(value, `Give the lived-in site something for the route ${route}.`);
      return value;
    });
  }
});
