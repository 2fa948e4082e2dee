import { Button, EmptyStateLayout } from '@strapi/design-system';
import { ArrowClockwise, WarningCircle } from '@strapi/icons';
import { toFailure } from '../api/index.ts';
import { useText } from '../text/index.ts';

interface Props {
  error: unknown;
  onRetry: () => void;
}

/** Stands where something could not be loaded: why, and a button to try again. */
export function ErrorPanel({ error, onRetry }: Props) {
  const text = useText();
  return (
    <div role="alert">
      <EmptyStateLayout
        hasRadius
        shadow="tableShadow"
        icon={<WarningCircle width="6rem" height="6rem" fill="danger600" />}
        content={toFailure(error).message ?? text('error.unknown')}
        action={
          <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={onRetry}>
            {text('action.retry')}
          </Button>
        }
      />
    </div>
  );
}
