import type { Fields } from './message.ts';
import { record } from './record.ts';

const PROPERTY = 'data-cdp-prop-';

/**
 * Records clicks on what is marked: `data-cdp-event="Banner Clicked" data-cdp-prop-banner-id="b1"`
 * makes the event `Banner Clicked` with the property `banner_id`.
 */
export function watchClicks(): void {
  // Before the page's own listeners, which may stop the click or leave the page.
  addEventListener('click', recordClick, true);
}

function recordClick({ target }: Event): void {
  const element = target instanceof Element && target.closest('[data-cdp-event]');
  if (!element) return;
  const properties: Fields = {};
  for (const { name, value } of element.attributes) {
    if (!name.startsWith(PROPERTY)) continue;
    properties[name.slice(PROPERTY.length).replace(/-/g, '_')] = value;
  }
  const event = element.getAttribute('data-cdp-event');
  if (event) record('track', { event, properties });
}
