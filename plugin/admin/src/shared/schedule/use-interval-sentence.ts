import { useIntl } from 'react-intl';
import { isLive } from 'strapi-cdp-config';
import { useText } from '../text/index.ts';
import { intervalSentence } from './sentence.ts';

/** Says intervals in words, in the language of the editor. */
export function useIntervalSentence(): (interval: string) => string | undefined {
  const { locale } = useIntl();
  const text = useText();
  return (interval) =>
    isLive(interval) ? text('schedule.kind-live') : intervalSentence(interval, locale);
}
