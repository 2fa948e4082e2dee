import { Readable } from 'node:stream';
import type { PluginConfig } from '../config.ts';
import { errorOf, parseJson } from './reply.ts';
import { ConnectorUnavailable, unreachable } from './unavailable.ts';

/** Milliseconds until a reply must have begun. What follows takes its time. */
const PATIENCE = 5000;

/** Sends a request and gives the body of the reply as it arrives, unless it is an error. */
export type Stream = (method: 'GET' | 'POST', path: string, body?: object) => Promise<Readable>;

/** Streams from the connector that the plugin's settings name. Memory holds a piece at a time. */
export function streamer({ connectorUrl, secret }: PluginConfig): Stream {
  return async (method, path, body) => {
    const ending = new AbortController();
    const timer = setTimeout(
      () => ending.abort(new DOMException('No reply in time.', 'TimeoutError')),
      PATIENCE,
    );
    const response = await fetch(`${connectorUrl.replace(/\/+$/, '')}/management${path}`, {
      method,
      headers: {
        authorization: `Bearer ${secret}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: ending.signal,
    })
      .catch((error) => {
        throw unreachable(connectorUrl, error);
      })
      .finally(() => clearTimeout(timer));
    if (response.status >= 400) {
      throw errorOf({ status: response.status, body: parseJson(await response.text()) });
    }
    if (!response.body) throw new ConnectorUnavailable('The reply of the connector is empty.');
    return Readable.from(response.body);
  };
}
