import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A receiver of POSTs. */
export interface Sink {
  url: string;
  received: { headers: IncomingMessage['headers']; body: string }[];
  /** Rows of all requests, parsed. */
  rows(): Record<string, unknown>[];
  /** Answers a request, the first one being 1; undefined accepts it. A promise is waited for. */
  answer: (count: number, response: ServerResponse) => Answer | Promise<Answer>;
}

type Answer =
  | { status: number; headers?: Record<string, string>; body?: string }
  | 'never'
  | undefined;

/** Starts a receiver. */
export async function startSink(): Promise<Sink & { stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    sink.received.push({ headers: request.headers, body: await text(request) });
    const reply = (await sink.answer(sink.received.length, response)) ?? { status: 200 };
    if (reply === 'never') return;
    response.writeHead(reply.status, reply.headers).end(reply.body ?? '');
  });
  const { address, stop } = await listen(server);
  const sink: Sink = {
    url: `${address}/feed`,
    received: [],
    rows: () => sink.received.flatMap(({ body }) => JSON.parse(body)),
    answer: () => undefined,
  };
  return Object.assign(sink, { stop });
}

/** Has a server listen on a free port. */
export async function listen(server: Server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
