import type { Volume } from 'strapi-cdp-config';

/** Adds up what came over some hours or days. */
export function total(volumes: readonly Volume[]): Omit<Volume, 'at'> {
  const sum = (part: keyof Omit<Volume, 'at'>) =>
    volumes.reduce((count, volume) => count + volume[part], 0);
  return {
    events: sum('events'),
    rejected: sum('rejected'),
    dropped: sum('dropped'),
    setAside: sum('setAside'),
  };
}
