import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SuiteContext, TestContext } from 'node:test';
import serverlessChromium from '@sparticuz/chromium';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

/** A browser with nothing of the network but what a test opens. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--headless=shell',
];

/** A real browser. */
export type Browser = {
  /** A window of its own: no cookies or storage are shared with others. */
  open(options?: {
    width?: number;
    height?: number;
    colorScheme?: 'light' | 'dark';
  }): Promise<Page>;
  /** Takes a picture of every open page, for a test that failed. */
  pictures(name: string): Promise<string[]>;
  close(): Promise<void>;
};

/** What a hook is told of the test before it. */
type Ended = { name: string; passed?: boolean; diagnostic(message: string): void };

/**
 * For `afterEach`: takes pictures of a test that failed, and says where they are.
 *
 * @param browser undefined where it was never started
 */
export function picturesOfFailures(
  browser: () => Browser | undefined,
): (context: TestContext | SuiteContext) => Promise<void> {
  return async (context) => {
    const { name, passed, diagnostic } = context as Ended;
    if (passed !== false) return;
    const pictures = await browser()?.pictures(name.replaceAll(/\W+/g, '-'));
    if (pictures) diagnostic.call(context, `pictures: ${pictures.join(', ')}`);
  };
}

/**
 * Starts the Chromium that npm brings, or the one that CHROME_PATH names.
 *
 * @throws with what to do when a library of the system is missing
 */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH || (await serverlessChromium.executablePath());
  const browser = await chromium.launch({ executablePath, args: quiet }).catch((cause: unknown) => {
    const library = /([\w.+-]+\.so[\w.]*): cannot open shared object/.exec(String(cause))?.[1];
    throw library
      ? new Error(
          `Chromium needs the library ${library}, which this system does not have. Install it, or name another browser in CHROME_PATH.`,
          { cause },
        )
      : cause;
  });
  const contexts: BrowserContext[] = [];
  return {
    async open({ width = 1280, height = 800, colorScheme = 'light' } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      return page;
    },
    async pictures(name) {
      const directory = process.env.TEST_PICTURES_DIRECTORY ?? tmpdir();
      await mkdir(directory, { recursive: true });
      const pages = contexts.flatMap((context) => context.pages());
      return Promise.all(
        pages.map(async (page, index) => {
          const path = join(directory, `${name}-${index + 1}.png`);
          await page.screenshot({ path, fullPage: true });
          return path;
        }),
      );
    },
    close: () => browser.close(),
  };
}
