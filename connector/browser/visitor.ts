import { mayTrack } from './consent.ts';
import { clear, stamp } from './queue.ts';
import { setSegments } from './segments.ts';
import { read, write } from './storage.ts';
import { flush, post } from './transport.ts';
import { uuid } from './uuid.ts';

/** What the connector answers about the visitor. */
interface VisitorReply {
  anonymousId?: string;
  /** Whether the browser kept the cookie that the connector set. */
  kept?: boolean;
  segments?: string[];
}

/** Set by the script, for browsers that do not keep the connector's own. */
const COOKIE = 'cdp_anonymous_id';

/** Seconds. */
const YEAR = 31_536_000;

const USER = 'user';

/** The browser's own id; undefined until the connector answered. */
export let anonymousId: string | undefined;

/** Who logged in; undefined if nobody did. */
export let userId = read<string>(USER);

/** Counts changes of the visitor: an answer about an earlier one is of no use. */
let turn = 0;

/** Asks the connector who the visitor is, and lets events that waited for that go. */
export async function visit(): Promise<void> {
  if (!mayTrack()) return;
  turn += 1;
  const mine = turn;
  const before = anonymousId ?? readCookie();
  const reply: VisitorReply = await post('v1/visitor', { anonymousId: before })
    .then((answer) => (answer.ok ? answer.json() : {}))
    .catch(() => ({}));
  if (mine !== turn) return;
  setUser(userId);
  anonymousId = reply.anonymousId ?? before ?? uuid();
  writeCookie(anonymousId, reply.kept ? 0 : YEAR);
  setSegments(reply.segments ?? []);
  stamp(anonymousId);
  flush();
}

/** Takes note of a login; undefined for none. */
export function setUser(id?: string): void {
  userId = id;
  write(USER, mayTrack() ? id : undefined);
}

/** Begins anew with another visitor: somebody logged out. */
export function reset(): void {
  setUser();
  if (!mayTrack()) return;
  anonymousId = uuid();
  writeCookie(anonymousId, YEAR);
  setSegments([]);
  visit();
}

/** Removes every trace of the visitor from the device. */
export function forget(): void {
  turn += 1;
  anonymousId = undefined;
  setUser();
  clear();
  writeCookie('', 0);
  setSegments([]);
}

/** Removes the connector's own cookie, which only the connector can. */
export function forgetCookie(): void {
  post('v1/visitor/forget').catch(() => undefined);
}

const readCookie = (): string | undefined =>
  document.cookie
    .split('; ')
    .find((cookie) => cookie.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);

function writeCookie(value: string, maxAge: number): void {
  const secure = location.protocol === 'https:' ? ';secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from pages without TLS.
  document.cookie = `${COOKIE}=${value};path=/;max-age=${maxAge};samesite=lax${secure}`;
}
