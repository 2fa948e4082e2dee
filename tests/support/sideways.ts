import type { Page } from 'playwright-core';

/**
 * Looks for what an editor must scroll sideways to read: whatever the window does not hold, but code,
 * whose lines are as long as they are.
 *
 * @returns a sentence for each
 */
export function scrollsSideways(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main, main *')]
      .filter((element) => {
        const { overflowX } = getComputedStyle(element);
        const isCode = element.closest('pre') !== null;
        return !isCode && /auto|scroll/.test(overflowX);
      })
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map(
        ({ textContent, scrollWidth, clientWidth }) =>
          `«${textContent?.trim().slice(0, 60)}» is ${scrollWidth} px wide in ${clientWidth} px`,
      ),
  );
}
