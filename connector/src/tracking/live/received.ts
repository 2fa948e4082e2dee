import { TRACKING_LIMITS } from 'strapi-cdp-config';
import { HttpProblem } from '../../server/index.ts';
import { cleanJson, inspectJson } from '../../shared/clean-json.ts';
import { type LiveEntry, shorten } from './entry.ts';

/** A request whose events, or some of them, were refused. */
interface Request {
  source: string;
  body: unknown;
  receivedAt: Date;
}

/** An event that was not valid: its place in the request, the field, and why. */
interface Rejected {
  index: number;
  path: string;
  message: string;
}

/** Parts of a message that nobody may read here: what it was let in with. */
const SECRETS = ['writeKey', 'api_key', 'token'];

/** Where clients write the address that a message came from: it is not to be kept. */
const ADDRESSES = ['ip', '$ip', 'request_ip', 'requestIp'];

/** Describes the events of a request that were not valid. */
export function describeRejected(request: Request, rejected: Rejected[]): LiveEntry[] {
  const { body } = request;
  const batch = isObject(body) && Array.isArray(body.batch) ? body.batch : [body];
  return rejected.map(({ index, path, message }) =>
    describe(request, batch[index], path ? `${path}: ${message}` : message),
  );
}

/** Describes a request that was not valid as a whole. */
export function describeFailure(request: Request, error: unknown): LiveEntry[] {
  if (!(error instanceof HttpProblem)) return [];
  const details = error.details?.map(({ path, message }) =>
    path ? `${path}: ${message}` : message,
  );
  return [describe(request, request.body, details?.join(' ') || error.message)];
}

function describe({ source, receivedAt }: Request, raw: unknown, reason: string): LiveEntry {
  const event = toContent(raw);
  const { type, messageId } = event;
  const name = [event.event, event.name].find((value) => typeof value === 'string');
  return {
    receivedAt: receivedAt.toISOString(),
    source,
    verdict: 'rejected',
    reason,
    type: typeof type === 'string' ? type.slice(0, 50) : '',
    name: typeof name === 'string' ? name.slice(0, 255) : '',
    messageId: typeof messageId === 'string' ? messageId.slice(0, 100) : null,
    profileId: null,
    event: shorten(event),
  };
}

/** The message without keys and without addresses. */
function toContent(raw: unknown): LiveEntry['event'] {
  if (inspectJson(raw, TRACKING_LIMITS).problem) return { tooDeepToShow: true };
  if (!isObject(raw)) return { message: JSON.parse(JSON.stringify(cleanJson(raw)) ?? 'null') };
  const parts = ['context', 'properties', 'traits'].flatMap((part) => {
    const fields = raw[part];
    return isObject(fields) ? [[part, withoutPrivate(fields)]] : [];
  });
  const text = JSON.stringify(cleanJson({ ...withoutPrivate(raw), ...Object.fromEntries(parts) }));
  return JSON.parse(text) as LiveEntry['event'];
}

function withoutPrivate(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([key]) => !SECRETS.includes(key) && !ADDRESSES.includes(key)),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
