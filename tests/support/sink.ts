import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request that the sink received. */
export type SunkRequest = {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
};

/** Somebody else's server, played on loopback. */
export type Sink = {
  url: string;
  /** Everything received, in order. */
  requests: SunkRequest[];
  /** Decides what is answered from now on; 200 by default. */
  answer(
    reply: (request: SunkRequest) => { status: number; headers?: Record<string, string> },
  ): void;
  stop(): Promise<void>;
};

/** Starts a server that records what it receives. */
export async function startSink(): Promise<Sink> {
  const requests: SunkRequest[] = [];
  let reply: Parameters<Sink['answer']>[0] = () => ({ status: 200 });
  const server = createServer(async (incoming, response) => {
    const body = await text(incoming).catch(() => undefined);
    if (body === undefined) return;
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers, body };
    requests.push(request);
    const { status, headers: answered } = reply(request);
    response.writeHead(status, answered).end();
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    answer(next) {
      reply = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
}
