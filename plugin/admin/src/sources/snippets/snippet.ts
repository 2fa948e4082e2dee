import { type SourceKind, trackingSnippet } from 'strapi-cdp-config';

/** Something to copy that makes a program send to a source. */
export interface Snippet {
  id: 'head' | 'analytics-next' | 'analytics-node' | 'curl';
  code: string;
}

interface Address {
  /** Where the connector is reached from outside, without a slash at its end. */
  trackingUrl: string;
  /** The key of a browser; a server keeps its own in the environment. */
  writeKey: string;
}

/** Where the examples of servers find their key: a secret has no place in code. */
const VARIABLE = 'CDP_WRITE_KEY';

/** The ways to send with a source, the simplest first. */
export function snippetsOf(kind: SourceKind, address: Address): Snippet[] {
  return kind === 'browser'
    ? [
        {
          id: 'head',
          code: trackingSnippet({ connectorUrl: address.trackingUrl, writeKey: address.writeKey }),
        },
        { id: 'analytics-next', code: analyticsNext(address) },
      ]
    : [
        { id: 'curl', code: curl(address) },
        { id: 'analytics-node', code: analyticsNode(address) },
      ];
}

function analyticsNext({ trackingUrl, writeKey }: Address): string {
  const { host, pathname, protocol } = new URL(trackingUrl);
  const apiHost = `${host}${pathname.replace(/\/+$/, '')}/v1`;
  return `import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load(
  { writeKey: ${literal(writeKey)}, cdnURL: ${literal(trackingUrl)} },
  { integrations: { 'Segment.io': { apiHost: ${literal(apiHost)}, protocol: ${literal(protocol.replace(':', ''))} } } },
);`;
}

function analyticsNode({ trackingUrl }: Address): string {
  return `import { Analytics } from '@segment/analytics-node';

export const analytics = new Analytics({
  writeKey: process.env.${VARIABLE},
  host: ${literal(trackingUrl)},
});`;
}

function curl({ trackingUrl }: Address): string {
  return `curl ${trackingUrl}/v1/track \\
  --user "$${VARIABLE}:" \\
  --json '{"userId": "42", "event": "Order Completed", "properties": {"total": 12.5}}'`;
}

/** A value as a program writes it; `<` would end a script element. */
function literal(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll("'", '\\u0027')
    .replaceAll('"', "'")
    .replaceAll("','", "', '");
}
