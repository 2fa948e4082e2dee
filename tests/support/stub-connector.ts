import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

/** A request that the plugin sent to its connector. */
export type Asked = { method: string; path: string; query: URLSearchParams; body: unknown };

/** What stands in for a connector: its management API, with the answers that a test gives. */
export type StubConnector = {
  url: string;
  /** What was asked so far, besides the nudges. */
  asked: Asked[];
  stop(): Promise<void>;
};

/**
 * Starts one.
 *
 * @param secret what requests have to prove
 * @param answers by `METHOD /path` below `/management`: text as it is, all else as JSON
 */
export async function startStubConnector(
  secret: string,
  answers: Record<string, unknown>,
): Promise<StubConnector> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', headers } = request;
    const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://connector');
    const path = pathname.replace(/^\/management/, '');
    const body = headers['content-type'] ? await json(request) : undefined;
    const isNudge = path === '/definitions/refresh';
    const answer = isNudge ? {} : answers[`${method} ${path}`];
    if (headers.authorization !== `Bearer ${secret}`) return response.writeHead(401).end();
    if (!isNudge) asked.push({ method, path, query, body });
    if (answer === undefined) return response.writeHead(404).end();
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
}
