import { Button } from '@strapi/design-system';
import { Lightning } from '@strapi/icons';
import { useText } from '../../shared/text/index.ts';

interface Props {
  isBusy: boolean;
  onTest: () => void;
}

/** Tries whether it can be delivered to. */
export function TestButton({ isBusy, onTest }: Props) {
  const text = useText();
  return (
    <Button variant="secondary" startIcon={<Lightning />} loading={isBusy} onClick={onTest}>
      {text('destinations.test')}
    </Button>
  );
}
