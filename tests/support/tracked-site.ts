import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { trackingSnippet } from 'strapi-cdp-config';

/** The path of the site behind which the connector is. */
const CONNECTOR = 'data';

/** A small web site that is tracked. */
export type TrackedSite = {
  port: number;
  /**
   * Its pages are `/{consent}/…`, whatever comes after; those below `/{consent}/own/` have the connector
   * behind a path of the site itself.
   */
  url(
    host: 'localhost' | '127.0.0.1',
    consent: 'banner' | 'manual' | 'none',
    rest?: string,
  ): string;
  stop(): Promise<void>;
};

/** Starts a site on a port, whose pages all have the head snippet and things to click. */
export async function startTrackedSite(
  port: number,
  options: { connectorUrl: string; writeKey: string },
): Promise<TrackedSite> {
  const server = createServer((request, response) => {
    const [, consent, kind] = (request.url ?? '').split('/');
    if (consent === CONNECTOR) return pass(request, response, options.connectorUrl);
    if (consent !== 'banner' && consent !== 'manual' && consent !== 'none') {
      response.writeHead(404).end();
      return;
    }
    const language = request.url?.includes('/de') ? 'de' : 'en';
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    const own = kind === 'own' && { connectorUrl: `http://${request.headers.host}/${CONNECTOR}` };
    response.end(document(language, trackingSnippet({ ...options, ...own, consent })));
  });
  await new Promise<void>((done) => {
    server.listen(port, '127.0.0.1', done);
  });
  return {
    port,
    url: (host, consent, rest = '') => `http://${host}:${port}/${consent}/${rest}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
}

/** Hands a request on to the connector, as a proxy in front of a site does. */
function pass(incoming: IncomingMessage, outgoing: ServerResponse, connectorUrl: string): void {
  const path = incoming.url?.slice(CONNECTOR.length + 1) ?? '';
  const { method, headers } = incoming;
  const onward = request(connectorUrl + path, { method, headers }, (reply) => {
    outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

const document = (language: string, snippet: string) => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>Tracked</title>
<link rel="icon" href="data:,">
${snippet}
<script>cdp.track('Called Early', { early: true });</script>
</head>
<body>
<main>
<h1>Tracked</h1>
<button data-cdp-event="Teaser Clicked" data-cdp-prop-teaser-id="t1" data-cdp-prop-price="12"><b>Look</b></button>
<button>Nothing</button>
</main>
</body>
</html>`;
