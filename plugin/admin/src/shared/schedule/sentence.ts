import { toString as describeCron } from 'cronstrue';
import 'cronstrue/locales/de';
import 'cronstrue/locales/fr';
import { intervalProblem, isLive } from 'strapi-cdp-config';

/** The languages that the sentences are loaded for, besides English. */
const LANGUAGES = ['de', 'fr'];

/**
 * A cron expression in words, in the language of the editor where known; undefined when it is not
 * valid, or none.
 */
export function intervalSentence(interval: string, locale: string): string | undefined {
  if (intervalProblem(interval) || isLive(interval)) return undefined;
  const language = LANGUAGES.find((known) => locale.toLowerCase().split('-')[0] === known);
  return describeCron(interval, {
    locale: language ?? 'en',
    use24HourTimeFormat: true,
    throwExceptionOnParseError: false,
  });
}
