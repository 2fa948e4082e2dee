import { ReplyError } from '../http/index.ts';

/** 503: the connector cannot be asked. The message is a sentence that says why and what to do. */
export class ConnectorUnavailable extends ReplyError {
  constructor(message: string) {
    super(503, 'ConnectorUnavailable', message);
  }
}

/** What to tell an editor when a request got no reply. */
export function unreachable(connectorUrl: string, error: unknown): ConnectorUnavailable {
  const timedOut = error instanceof Error && error.name === 'TimeoutError';
  return new ConnectorUnavailable(
    timedOut
      ? `The connector at ${connectorUrl} does not answer in time. Look at its log.`
      : `The connector cannot be reached at ${connectorUrl}. Start it with «cdp-connector start», ` +
          'or set CDP_CONNECTOR_URL to where it is.',
  );
}
