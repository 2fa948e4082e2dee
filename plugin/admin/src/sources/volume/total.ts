import type { Volume } from 'strapi-cdp-config';

/** Adds up what came over some hours or days. */
export function total(volumes: readonly Volume[]): Pick<Volume, 'events' | 'rejected'> {
  const sum = (part: 'events' | 'rejected') =>
    volumes.reduce((count, volume) => count + volume[part], 0);
  return { events: sum('events'), rejected: sum('rejected') };
}
