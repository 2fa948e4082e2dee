import { isConnectorAway, toFailure } from '../api/index.ts';
import { useText } from '../text/index.ts';
import { ConnectorAway } from './ConnectorAway.tsx';
import { ErrorPanel } from './ErrorPanel.tsx';

interface Props {
  error: unknown;
  onRetry: () => void;
}

/** Stands where an answer of the connector would: calm when it is only away. */
export function FailurePanel({ error, onRetry }: Props) {
  const text = useText();
  const failure = toFailure(error);
  if (!isConnectorAway(failure)) return <ErrorPanel error={error} onRetry={onRetry} />;
  return <ConnectorAway problem={failure.message ?? text('connector-away.problem')} />;
}
