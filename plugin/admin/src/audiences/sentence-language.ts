import type { SentenceLanguage } from 'strapi-cdp-config';

/** The language of sentences for a language of the admin panel; English for others than it has. */
export function sentenceLanguage(locale: string): SentenceLanguage {
  if (locale.startsWith('de')) return 'de';
  return locale.startsWith('fr') ? 'fr' : 'en';
}
