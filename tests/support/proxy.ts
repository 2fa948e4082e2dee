import { once } from 'node:events';
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What goes wrong with a request: it is answered with a status and never arrives, the connection
 * breaks before it arrives, or it arrives and the connection breaks before the reply.
 */
export type Trouble = 429 | 503 | 'reset' | 'lost reply';

/** A request that came through the proxy. */
export type PassedRequest = {
  path: string;
  headers: IncomingMessage['headers'];
  /** What the client got to see. */
  outcome: number | 'reset' | 'lost reply';
};

/** A proxy between a client and the connector. */
export type ClientProxy = {
  url: string;
  /** POST requests so far. */
  requests: PassedRequest[];
  /** The next POST requests suffer this, one after the other; those after them pass. */
  trouble(...troubles: Trouble[]): void;
  stop(): Promise<void>;
};

/** Starts a proxy on loopback. Preflights pass in any case. */
export async function startProxy(target: string): Promise<ClientProxy> {
  const requests: PassedRequest[] = [];
  let troubles: Trouble[] = [];
  const server = createServer((incoming, response) => {
    const { method, url: path = '', headers } = incoming;
    const trouble = method === 'POST' ? troubles.shift() : undefined;
    const note = (outcome: PassedRequest['outcome']) => {
      if (method === 'POST') requests.push({ path, headers, outcome });
    };
    if (trouble === 'reset') {
      note(trouble);
      incoming.socket.resetAndDestroy();
    } else if (typeof trouble === 'number') {
      note(trouble);
      incoming.resume().once('end', () => refuse(response, headers.origin, trouble));
    } else {
      forward(incoming, target, (reply) => {
        note(trouble ?? reply.statusCode ?? 0);
        if (trouble) {
          reply.resume();
          incoming.socket.resetAndDestroy();
          return;
        }
        response.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(response);
      }).once('error', () => incoming.socket.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    trouble(...next) {
      troubles = next;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function refuse(response: ServerResponse, origin: string | undefined, status: number): void {
  response
    .writeHead(status, {
      'retry-after': '1',
      ...(origin && { 'access-control-allow-origin': origin }),
    })
    .end('{}');
}

function forward(
  incoming: IncomingMessage,
  target: string,
  answered: (reply: IncomingMessage) => void,
): ClientRequest {
  const { method, url = '/', headers } = incoming;
  const passed = request(new URL(url, target), { method, headers }, answered);
  incoming.pipe(passed);
  return passed;
}
