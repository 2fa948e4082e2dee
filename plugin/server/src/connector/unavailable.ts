import { ReplyError } from '../http/index.ts';

/** 503: the connector cannot be asked. The message is a sentence that says why and what to do. */
export class ConnectorUnavailable extends ReplyError {
  constructor(message: string) {
    super(503, 'ConnectorUnavailable', message);
  }
}
