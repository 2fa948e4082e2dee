import type { LiveEvent } from 'strapi-cdp-config';

/** A verdict on its way to those who watch. */
export type LiveEntry = Omit<LiveEvent, 'id'>;

/** What an event says. */
type Content = LiveEvent['event'];

/** Bytes of JSON that are shown of one event. */
const MOST_SHOWN = 8 * 1024;

/** What is left of an event that is too large to be shown. */
export function shorten(event: Content): Content {
  const bytes = Buffer.byteLength(JSON.stringify(event));
  return bytes <= MOST_SHOWN ? event : { tooLargeToShow: true, bytes };
}
