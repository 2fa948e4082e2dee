import { z } from 'zod';

/** Most origins of one source. */
const ORIGINS_LIMIT = 100;

/**
 * Web origins such as `https://shop.example`: scheme, host and port, without a path. Told as one
 * problem of the whole list, because a form has one field for it.
 */
export const originsSchema = z.array(z.string()).transform((texts, context) => {
  const origins = texts.map((text) => ({ text, origin: originOf(text) }));
  const wrong = origins.find(({ origin }) => origin === undefined);
  if (wrong) {
    const message = `«${wrong.text}» is no web origin; use one such as https://shop.example.`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
  if (origins.length > ORIGINS_LIMIT) {
    context.addIssue({ code: 'custom', message: `Use at most ${ORIGINS_LIMIT} origins.` });
    return z.NEVER;
  }
  return [...new Set(origins.flatMap(({ origin }) => origin ?? []))];
});

function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  // Whoever writes a path means more than an origin can say; a lone slash says nothing.
  const isOrigin = url.pathname === '/' && url.search === '' && url.hash === '';
  return isOrigin && url.username === '' ? url.origin : undefined;
}
