import { toString as describeCron } from 'cronstrue';
import 'cronstrue/locales/de';
import 'cronstrue/locales/fr';
import { intervalProblem } from 'strapi-cdp-config';

/** The languages that the sentences are loaded for, besides English. */
const LANGUAGES = ['de', 'fr'];

/** An interval in words, in the language of the editor where known; undefined when it is not valid. */
export function intervalSentence(interval: string, locale: string): string | undefined {
  if (intervalProblem(interval)) return undefined;
  const language = LANGUAGES.find((known) => locale.toLowerCase().split('-')[0] === known);
  return describeCron(interval, {
    locale: language ?? 'en',
    use24HourTimeFormat: true,
    throwExceptionOnParseError: false,
  });
}
