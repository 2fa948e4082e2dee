import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './wait.ts';

/** The screen on which the rule of an audience is built, as an editor handles it. */
export type RuleBuilder = {
  /** The name of the audience. */
  nameField(): Locator;
  /** A condition or group of the rule, from 1. */
  card(number: number): Locator;
  /** Adds a condition at the end. */
  add(kind: string): Promise<void>;
  /** Chooses one of a few. */
  choose(around: Locator, label: string, option: string): Promise<void>;
  /** Does what the menu of a card offers. */
  act(number: number, item: string): Promise<void>;
  /** As `add`, without a mouse. */
  addByKeyboard(kind: string): Promise<void>;
  /** As `choose`, without a mouse. */
  chooseByKeyboard(around: Locator, label: string, option: string): Promise<void>;
  /** Goes to a field by Tab and writes over what is in it. */
  enter(field: Locator, value: string): Promise<void>;
  /** Presses Tab until something has the focus. */
  tabTo(target: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void>;
  /** Waits until something has the focus. */
  isFocused(target: Locator): Promise<void>;
  /** Drags something to a place that opens while it is dragged. */
  drag(from: Locator, to: Locator): Promise<void>;
  /** Waits until the preview says how many of all, three unless told, the rule means. */
  means(count: number, all?: number): Promise<void>;
};

/** Handles the builder of a page. */
export function handleRuleBuilder(page: Page): RuleBuilder {
  return {
    nameField,
    card,
    add,
    choose,
    act,
    addByKeyboard,
    chooseByKeyboard,
    enter,
    tabTo,
    isFocused,
    drag,
    means,
  };

  function nameField(): Locator {
    return page.getByRole('textbox', { name: 'Name', exact: true });
  }

  function card(number: number): Locator {
    return page.getByRole('group', { name: new RegExp(`^${number} of `) }).first();
  }

  async function add(kind: string): Promise<void> {
    await page.getByRole('button', { name: 'Add condition' }).last().click();
    await page.getByRole('menuitem', { name: kind, exact: true }).click();
  }

  async function choose(around: Locator, label: string, option: string): Promise<void> {
    await around.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  }

  async function act(number: number, item: string): Promise<void> {
    const menu = card(number).getByRole('button', { name: /^More/ });
    await menu.last().click();
    await page.getByRole('menuitem', { name: item }).click();
  }

  async function addByKeyboard(kind: string): Promise<void> {
    await tabTo(page.getByRole('button', { name: 'Add condition' }).last());
    await page.keyboard.press('Enter');
    const item = page.getByRole('menuitem', { name: kind, exact: true });
    await item.waitFor();
    for (let press = 0; press < 20 && !(await hasFocus(item)); press += 1) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
  }

  async function chooseByKeyboard(around: Locator, label: string, option: string): Promise<void> {
    await tabTo(around.getByRole('combobox', { name: label, exact: true }));
    await page.keyboard.press('Enter');
    const item = page.getByRole('option', { name: option, exact: true });
    await item.waitFor();
    for (let press = 0; press < 40 && !(await hasFocus(item)); press += 1) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await item.waitFor({ state: 'hidden' });
  }

  async function enter(field: Locator, value: string): Promise<void> {
    await tabTo(field);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(value);
  }

  async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    for (let press = 0; press < 80; press += 1) {
      if (await hasFocus(target)) return;
      await page.keyboard.press(key);
    }
    assert.fail('the keyboard does not get there');
  }

  async function isFocused(target: Locator): Promise<void> {
    await eventually(async () => assert.ok(await hasFocus(target), `${target} has the focus`));
  }

  function hasFocus(target: Locator): Promise<boolean> {
    return target.evaluate((element) => element === document.activeElement);
  }

  async function drag(from: Locator, to: Locator): Promise<void> {
    await from.hover();
    await page.mouse.down();
    const start = await from.boundingBox();
    if (!start) throw new Error('There is nothing to drag.');
    await page.mouse.move(start.x + 30, start.y + 30, { steps: 5 });
    // The places to drop open, and move what is below.
    const end = await to.boundingBox();
    if (!end) throw new Error('There is nowhere to drop.');
    await page.mouse.move(end.x + 20, end.y - 12, { steps: 10 });
    await page.mouse.up();
  }

  async function means(count: number, all = 3): Promise<void> {
    const preview = page.getByRole('region', { name: 'Who this is now' });
    const figure = preview.getByRole('status').filter({ hasText: ` of ${all}` });
    await eventually(async () => {
      assert.match((await figure.first().textContent()) ?? '', new RegExp(`^${count}profile`));
      assert.equal(await preview.locator('[aria-busy=true]').count(), 0);
    });
  }
}
