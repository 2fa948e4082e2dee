import { Box, Flex, Typography } from '@strapi/design-system';
import { intervalProblem, isLive, isTimeZone, nextRuns } from 'strapi-cdp-config';
import { useText } from '../text/index.ts';
import { RelativeTime, useExactTime, useNow } from '../time/index.ts';
import { useIntervalSentence } from './use-interval-sentence.ts';

/** How many runs are foretold. */
const COUNT = 5;
/** Milliseconds between two looks at the clock. */
const REFRESH = 15_000;

interface Props {
  interval: string;
  timeZone: string;
}

/** What a schedule means: in words, and the next moments at which it runs. */
export function NextRuns({ interval, timeZone }: Props) {
  const text = useText();
  const say = useIntervalSentence();
  const exactTime = useExactTime();
  const now = useNow(REFRESH);

  if (intervalProblem(interval) || !isTimeZone(timeZone)) {
    return <Typography textColor="neutral600">{text('schedule.unknown')}</Typography>;
  }
  if (isLive(interval)) return null;
  const moments = nextRuns(interval, timeZone, COUNT, now).map((moment) => moment.toISOString());
  return (
    <Box aria-live="polite">
      <Typography tag="p" fontWeight="semiBold">
        {say(interval)}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={2}>
        {text('schedule.next', { count: moments.length, timeZone })}
      </Typography>
      <Flex tag="ol" direction="column" alignItems="flex-start" gap={1} paddingTop={1}>
        {moments.map((moment) => (
          <Flex key={moment} tag="li" gap={2} wrap="wrap">
            <Typography>{exactTime(moment, timeZone)}</Typography>
            <Typography variant="pi" textColor="neutral600">
              <RelativeTime at={moment} timeZone={timeZone} />
            </Typography>
          </Flex>
        ))}
      </Flex>
    </Box>
  );
}
