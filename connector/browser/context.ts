import { campaignNow } from './campaign.ts';
import type { Fields } from './message.ts';

/** Of the connector; the bundler writes it in. */
declare const VERSION: string;

let referrer = document.referrer;

/** The page as it is now. */
export function pageNow(): Fields {
  const { href: url, pathname: path, search } = location;
  return { url, path, search, title: document.title, referrer };
}

/** Makes this page the referrer of the next: within one document the browser does not. */
export function leavePage(): void {
  referrer = location.href;
}

/** What every event says of its surroundings. */
export const contextNow = (): Fields => ({
  page: pageNow(),
  campaign: campaignNow(),
  locale: navigator.language,
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  userAgent: navigator.userAgent,
  library: { name: 'cdp.js', version: VERSION },
});
