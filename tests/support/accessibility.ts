import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const { source } = createRequire(import.meta.url)('axe-core') as { source: string };

/** What Strapi draws around the screens of plugins. */
const FOREIGN = ['nav[aria-label]', '#live-region-log', '#live-region-status'];

/** What lies over a screen: while one of these is open, the rest is out of reach for everybody. */
const LAYERS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** What a fault of a screen keeps people from using it. */
const SEVERE = ['serious', 'critical'];

/**
 * Looks for what keeps people with a disability from using what a page shows now: its screen, or the
 * dialog or menu that is open.
 *
 * @returns each serious or critical fault, as a sentence with the element
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    // By the browser itself: a script in the page would break the panel's policy of content.
    await page.evaluate(source);
  }
  const { violations } = await page.evaluate(
    async ({ foreign, layers }) => {
      // Colours are what they are meant to be once nothing fades any more.
      const fading = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
      await Promise.allSettled(fading.map(({ finished }) => finished));
      const { axe: engine } = window as unknown as { axe: typeof axe };
      const isOpen = document.querySelector(layers) !== null;
      return engine.run(isOpen ? { include: [layers] } : { exclude: foreign }, {
        resultTypes: ['violations'],
        elementRef: false,
      });
    },
    { foreign: FOREIGN, layers: LAYERS },
  );
  return violations
    .filter(({ impact }) => impact && SEVERE.includes(impact))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, target, any }) => {
        const message = any[0]?.message ?? help;
        return `${id}: ${message} ${target.join(' ')} ${html.slice(0, 200)}`;
      }),
    );
}
