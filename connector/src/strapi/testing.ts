import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Definitions } from 'strapi-cdp-config';

/** Answers like the connector's routes of the plugin; a test decides what and how. */
export interface StrapiDouble {
  address: string;
  /** What `definitions` serves; text is sent as it is. */
  document: Definitions | string;
  etag: string;
  /** Answers every call with this status. */
  status: number | undefined;
  /** Milliseconds that its clock is ahead. */
  ahead: number;
  /** Calls so far, such as `GET definitions`, with the bodies of the registrations. */
  calls: string[];
  registrations: unknown[];
  stop(): Promise<void>;
  /** Listens again on the same port. */
  start(): Promise<void>;
}

const PREFIX = '/api/cdp/connector/';

/** Starts a stand-in for the other side of the wire, for tests that have no Strapi. */
export async function startStrapiDouble(secret: string): Promise<StrapiDouble> {
  const server = createServer((request, response) => void answer(request, response));
  const listen = (port: number) =>
    new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const double: StrapiDouble = {
    address: `http://127.0.0.1:${port}`,
    document: {
      segmentGroups: [],
      sources: [],
      computedTraits: [],
      audiences: [],
      activations: [],
      plan: [],
      workflows: [],
      destinations: [],
    },
    etag: '"1"',
    status: undefined,
    ahead: 0,
    calls: [],
    registrations: [],
    start: () => listen(port),
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return double;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.replace(PREFIX, '') ?? '';
    double.calls.push(`${request.method} ${path}`);
    let body = '';
    for await (const chunk of request) body += chunk;
    const send = (status: number, content = '') => response.writeHead(status).end(content);
    if (double.status) return void send(double.status);
    if (request.headers.authorization !== `Bearer ${secret}`) return void send(401);
    if (path === 'registration') {
      double.registrations.push(JSON.parse(body));
      return void send(204);
    }
    if (path === 'ping') {
      const time = new Date(Date.now() + double.ahead).toISOString();
      return void send(200, JSON.stringify({ time }));
    }
    response.setHeader('etag', double.etag);
    if (request.headers['if-none-match'] === double.etag) return void send(304);
    const { document } = double;
    send(200, typeof document === 'string' ? document : JSON.stringify(document));
  }
}
