import type { Page } from 'playwright-core';
import { ADMIN } from './admin-client.ts';

/** Logs in to the admin panel, as the shop's super admin by default. */
export async function logIn(
  page: Page,
  strapiUrl: string,
  { email, password }: { email: string; password: string } = ADMIN,
): Promise<void> {
  await page.goto(`${strapiUrl}/admin/auth/login`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.getByRole('navigation').first().waitFor();
}

/** Opens a screen of the plugin, by its path such as `segment-groups`. */
export async function openScreen(page: Page, strapiUrl: string, path: string): Promise<void> {
  await page.goto(`${strapiUrl}/admin/plugins/cdp/${path}`);
}

/** Goes to a screen without loading the admin panel again, and waits until it is there. */
export async function goToScreen(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => {
    history.pushState({}, '', `/admin/plugins/cdp/${address}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => {
    const main = document.querySelector('main');
    return main?.querySelector('h1') && !/\bLoading\b/.test(main.textContent ?? '');
  });
}
