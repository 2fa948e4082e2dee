import { Flex, Typography } from '@strapi/design-system';
import { type ActivationInput, activationTriggerSchema } from 'strapi-cdp-config';
import { useIntervalSentence } from '../shared/schedule/index.ts';
import { useText } from '../shared/text/index.ts';

interface Props {
  activation: Pick<ActivationInput, 'on' | 'interval' | 'timeZone'>;
}

/** When an activation acts, in words: a line for each occasion. */
export function Occasions({ activation: { on, interval, timeZone } }: Props) {
  const text = useText();
  const say = useIntervalSentence();
  return (
    <Flex direction="column" alignItems="flex-start">
      {activationTriggerSchema.options
        .filter((trigger) => on.includes(trigger))
        .map((trigger) => (
          <Typography key={trigger}>{text(`activations.on-${trigger}`)}</Typography>
        ))}
      {interval !== null && (
        <>
          <Typography>{say(interval) ?? interval}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {timeZone}
          </Typography>
        </>
      )}
    </Flex>
  );
}
