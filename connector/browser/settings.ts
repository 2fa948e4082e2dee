/** The script's own tag: where it came from, and what the page's author wrote on it. */
const tag = document.currentScript as HTMLScriptElement;

/**
 * The `data-` attributes of the tag: `write-key`, `consent`, `categories`, `auto-pages`, and the texts
 * of the banner.
 */
export const { dataset } = tag;

/** Categories of consent that open the way, each by itself. Others only travel along. */
export const categories = (dataset.categories ?? 'analytics').split(/[\s,]+/);

/** Whether page views are recorded by themselves. */
export const autoPages = dataset.autoPages !== 'false';

/** The full address of a route of the tracking API, beside the script, such as `v1/batch`. */
export const addressOf = (route: string): string => new URL(route, tag.src).href;
