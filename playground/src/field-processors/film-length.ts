import type { ValueProcessor } from 'strapi-plugin-cdp/strapi-server';

/**
 * How long a film is as people say it, for receivers that show it: `1 h 44 min`, and its hours and
 * minutes as parts. Films whose length nobody knows leave without the field.
 *
 * An example of a processor of a site's own; `src/index.ts` registers it.
 */
export const filmLength: ValueProcessor = {
  name: 'film-length',
  label: 'Length of a film (1 h 44 min)',
  // Below that of the plugin's own: editors may choose it, and no number is changed unasked.
  priority: -200,
  supports: ({ type }) => type === 'integer',
  process(value) {
    if (typeof value !== 'number' || value <= 0) return undefined;
    const parts = { hours: Math.floor(value / 60), minutes: value % 60 };
    const words = [parts.hours && `${parts.hours} h`, parts.minutes && `${parts.minutes} min`];
    return { value: words.filter(Boolean).join(' '), parts, type: 'string' };
  },
};
