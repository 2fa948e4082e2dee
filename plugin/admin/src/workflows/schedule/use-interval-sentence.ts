import { useIntl } from 'react-intl';
import { intervalSentence } from './sentence.ts';

/** Says intervals in words, in the language of the editor. */
export function useIntervalSentence(): (interval: string) => string | undefined {
  const { locale } = useIntl();
  return (interval) => intervalSentence(interval, locale);
}
