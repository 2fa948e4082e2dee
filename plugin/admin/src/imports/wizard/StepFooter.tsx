import { Button, Flex } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useText } from '../../shared/text/index.ts';

interface Props {
  onBack: () => void;
  onNext: () => void;
  /** What goes on is called; *Continue* by default. */
  label?: ReactNode;
  isDisabled?: boolean;
  isLoading?: boolean;
}

/** The way back and the way on. */
export function StepFooter({ onBack, onNext, label, isDisabled = false, isLoading }: Props) {
  const text = useText();
  return (
    <Flex justifyContent="space-between">
      <Button variant="tertiary" onClick={onBack}>
        {text('import.back')}
      </Button>
      <Button disabled={isDisabled} loading={isLoading} onClick={onNext}>
        {label ?? text('import.continue')}
      </Button>
    </Flex>
  );
}
