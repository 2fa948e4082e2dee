import { Flex, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { useText } from '../../shared/text/index.ts';

const STEPS = ['upload', 'check', 'map', 'dry-run'] as const;
export type StepName = (typeof STEPS)[number];

/** Where one is in the steps of an import. */
export function Steps({ current }: { current: StepName }) {
  const text = useText();
  const position = STEPS.indexOf(current);
  return (
    <Flex tag="ol" gap={6} wrap="wrap">
      {STEPS.map((step, index) => {
        const isCurrent = step === current;
        const isReached = index <= position;
        return (
          <Flex key={step} tag="li" gap={2} aria-current={isCurrent ? 'step' : undefined}>
            <Flex
              aria-hidden
              background={isReached ? 'primary600' : 'neutral200'}
              borderRadius="50%"
              width="2.8rem"
              height="2.8rem"
              justifyContent="center"
            >
              {index < position ? (
                <Check fill="neutral0" width="1.2rem" />
              ) : (
                <Typography variant="pi" textColor={isReached ? 'neutral0' : 'neutral600'}>
                  {index + 1}
                </Typography>
              )}
            </Flex>
            <Typography
              fontWeight={isCurrent ? 'bold' : 'regular'}
              textColor={isReached ? 'neutral800' : 'neutral600'}
            >
              {text(`import.step-${step}`)}
            </Typography>
          </Flex>
        );
      })}
    </Flex>
  );
}
