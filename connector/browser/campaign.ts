import type { Fields } from './message.ts';

let campaign: Fields | undefined;

/** The campaign that brought the visitor here: the latest `utm_` parameters that this page saw. */
export function campaignNow(): Fields | undefined {
  const found: Fields = {};
  for (const [key, value] of new URLSearchParams(location.search)) {
    const name = /^utm_(.+)/.exec(key)?.[1];
    if (name) found[name === 'campaign' ? 'name' : name] = value;
  }
  if (Object.keys(found)[0]) campaign = found;
  return campaign;
}
