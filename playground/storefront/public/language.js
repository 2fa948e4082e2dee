import { h } from './dom.js';

/** The languages of the magazine, each by its own name. */
const LANGUAGES = { en: 'English', de: 'Deutsch' };

/** @typedef {keyof typeof LANGUAGES} Language */

/**
 * The language that an address asks for.
 *
 * @param {URLSearchParams} query
 * @returns {Language}
 */
export function languageOf(query) {
  return query.get('locale') === 'de' ? 'de' : 'en';
}

/**
 * Links to the same page in the other languages that it has.
 *
 * @param {Language} current
 * @param {Partial<Record<Language, string>>} addresses
 */
export function languageSwitch(current, addresses) {
  const languages = /** @type {Language[]} */ (Object.keys(LANGUAGES));
  const links = languages.flatMap((language) => {
    const href = addresses[language];
    if (!href) return [];
    const isHere = language === current && 'true';
    return [h('a', { href, lang: language, 'aria-current': isHere }, LANGUAGES[language])];
  });
  return links.length > 1 && h('nav', { class: 'languages', 'aria-label': 'Language' }, links);
}
