import { RequestError, TimeoutError } from 'got';
import {
  DestinationAway,
  isAboutContent,
  isPassing,
  RecordsRefused,
  TransferFailure,
} from '../failure.ts';
import type { PostReply, Receiver } from './post.ts';

/** Characters of a reply that are shown. */
const SHOWN = 200;

/** Header values shorter than this are no secrets, and may stand in any text by chance. */
const SHORTEST_SECRET = 6;

const UNREACHABLE: Record<string, string> = {
  ECONNREFUSED: 'nothing listens at its address',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of its host cannot be resolved at present',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
};

/** Says why no reply came. */
export function describeConnectionFailure(
  { key, timeout }: Receiver,
  error: unknown,
): TransferFailure {
  const code = error instanceof RequestError ? error.code : '';
  const reason =
    error instanceof TimeoutError
      ? `no reply within ${timeout} ms`
      : (UNREACHABLE[code] ?? `the exchange failed (${code || 'unknown'})`);
  return new DestinationAway(`Destination «${key}» cannot be reached: ${reason}.`, {
    cause: error,
  });
}

/** Says what a reply that is no success tells. */
export function describeReply(
  receiver: Receiver,
  { status, location, body }: PostReply,
  retryAfter: number | undefined,
): TransferFailure {
  const { key } = receiver;
  if (status >= 300 && status < 400) {
    return new TransferFailure(
      `Destination «${key}» redirects (${status})${pointsTo(receiver, location)}: set its \`url\` to the address that answers.`,
      { permanent: true },
    );
  }
  const shown = withoutSecrets(receiver, body).replaceAll(/\s+/g, ' ').trim().slice(0, SHOWN);
  const hint = status === 413 ? ' (choose a smaller batch size)' : '';
  const message = `Destination «${key}» answered ${status}${hint}${shown ? `: ${shown}` : ' without a reason.'}`;
  if (isAboutContent(status)) return new RecordsRefused(message, status);
  if (!isPassing(status)) return new TransferFailure(message, { permanent: true });
  return new DestinationAway(message, retryAfter === undefined ? {} : { retryAfter });
}

/** The query of an address may be a secret. */
function pointsTo({ url }: Receiver, location: string | undefined): string {
  if (!location || !URL.canParse(location, url)) return '';
  const { origin, pathname } = new URL(location, url);
  return ` to ${origin}${pathname}`;
}

/** Some receivers answer with the request. */
function withoutSecrets({ url, secrets }: Receiver, text: string): string {
  const { username, password, searchParams } = new URL(url);
  return [...secrets, username, password, ...searchParams.values()]
    .flatMap((value) => [value, ...value.split(' ')])
    .filter((value) => value.length >= SHORTEST_SECRET)
    .sort((left, right) => right.length - left.length)
    .reduce((shown, secret) => shown.replaceAll(secret, '[secret]'), text);
}
