/**
 * The script that a page runs in its head: it keeps calls such as `cdp.track(…)` until the tracking
 * script is there. It never changes, so that a content security policy can name its hash.
 */
export const SNIPPET_SCRIPT =
  '!function(c){"track page identify group alias reset consent segments ready".split(" ").forEach(function(n){c[n]=c[n]||function(){c.q.push([n,arguments,new Date])}})}(window.cdp=window.cdp||{q:[]})';

/** How the tracking script of one site behaves. */
export interface SnippetOptions {
  /** Where browsers reach the connector, such as `https://cdp.shop.example`. */
  connectorUrl: string;
  /** Of a source of kind «browser». */
  writeKey: string;
  /**
   * Who asks for consent: the script's own banner, the page by `cdp.consent(…)`, or nobody because
   * none is needed.
   *
   * @default 'banner'
   */
  consent?: 'banner' | 'manual' | 'none';
  /** More `data-` attributes by name, such as `categories`, `auto-pages`, `policy` and `text`. */
  attributes?: Record<string, string>;
}

/** What a page has in its head to be tracked: HTML. */
export function trackingSnippet(options: SnippetOptions): string {
  const { connectorUrl, writeKey, consent = 'banner', attributes = {} } = options;
  const data = Object.entries({ 'write-key': writeKey, consent, ...attributes })
    .map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`)
    .join('');
  const address = `${connectorUrl.replace(/\/+$/, '')}/cdp.js`;
  return `<script>${SNIPPET_SCRIPT}</script>\n<script async src="${escapeHtml(address)}"${data}></script>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
