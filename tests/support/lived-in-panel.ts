import type { Page } from 'playwright-core';
import { goToScreen, logIn, openScreen } from './admin-panel.ts';
import { type Browser, startBrowser } from './browser.ts';
import { type LivedInSite, startLivedInSite } from './lived-in-site.ts';

/** The admin panel of a site that was used for a while, as its super admin sees it. */
export type LivedInPanel = {
  site: LivedInSite;
  browser: Browser;
  /** High enough for every screen to be seen whole. */
  page: Page;
  /** Goes to a screen of the plugin, by its path such as `segment-groups`. */
  go(path: string): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the site and the browser, logs in, and opens the overview. Nothing is left where that fails. */
export async function openLivedInPanel(): Promise<LivedInPanel> {
  const site = await startLivedInSite();
  const browser = await startBrowser().catch(async (error: unknown) => {
    await site.stop();
    throw error;
  });
  const stop = async () => {
    await browser.close();
    await site.stop();
  };
  try {
    const page = await browser.open({ height: 1400 });
    await logIn(page, site.strapi.url);
    await openScreen(page, site.strapi.url, 'overview');
    return { site, browser, page, go: (path) => goToScreen(page, path), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
