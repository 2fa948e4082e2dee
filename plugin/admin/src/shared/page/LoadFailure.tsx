import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { isNotFound, toFailure } from '../api/index.ts';
import { EmptyState, FailurePanel } from '../feedback/index.ts';
import { useText } from '../text/index.ts';

interface Props {
  error: unknown;
  onRetry: () => void;
  /** Where to go on: the address of the list. */
  back: string;
}

/** Stands where a page about one thing would: it does not exist, or could not be loaded. */
export function LoadFailure({ error, onRetry, back }: Props) {
  const text = useText();
  const isMissing = isNotFound(toFailure(error));
  return (
    <Page.Main>
      <Layouts.Header
        title={text(isMissing ? 'error.missing' : 'error.title')}
        navigationAction={<BackButton fallback={back} />}
      />
      <Layouts.Content>
        {isMissing ? (
          <EmptyState content={toFailure(error).message ?? text('error.missing')} />
        ) : (
          <FailurePanel error={error} onRetry={onRetry} />
        )}
      </Layouts.Content>
    </Page.Main>
  );
}
